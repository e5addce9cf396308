import { crc32, deflateSync, inflateSync } from 'node:zlib'
import { done, refused, type Result } from '../result.ts'
import { fits, type PictureFault } from './device-size.ts'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Samples a pixel, by colour type. */
const SAMPLES: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
const DEPTHS: Record<number, number[]> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}
/** Where the seven passes of an interlaced picture begin, and how far apart their pixels are. */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

/**
 * A PNG picture of nothing but the picture: its pixels are unpacked, counted and packed again; texts,
 * times, profiles, animation and whatever follows its end are left out. Its size is read first, and no
 * more is unpacked than that size needs, so that a bomb stays folded.
 */
export function plainPng(bytes: Uint8Array): Result<Uint8Array, PictureFault> {
  const chunks = chunksOf(Buffer.from(bytes))
  const head = chunks?.[0]
  if (!chunks || head?.name !== 'IHDR' || head.data.length !== 13) return refused('broken')
  const width = head.data.readUInt32BE(0)
  const height = head.data.readUInt32BE(4)
  const [depth = 0, colour = 0, packing, filtering, interlaced = 0] = head.data.subarray(8)
  if (width === 0 || height === 0) return refused('broken')
  if (!fits(width, height)) return refused('too-many-pixels')
  if (!DEPTHS[colour]?.includes(depth) || packing !== 0 || filtering !== 0 || interlaced > 1)
    return refused('broken')
  const bits = depth * (SAMPLES[colour] ?? 0)
  const size = interlaced ? interlacedBytes(width, height, bits) : plainBytes(width, height, bits)
  const pixels = unpacked(chunks, size)
  const palette = chunks.find(({ name }) => name === 'PLTE')
  if (!pixels || (colour === 3 && !palette)) return refused('broken')
  const clear = chunks.find(({ name }) => name === 'tRNS')
  return done(
    new Uint8Array(
      Buffer.concat([
        SIGNATURE,
        chunk('IHDR', head.data),
        ...(palette ? [chunk('PLTE', palette.data)] : []),
        ...(clear ? [chunk('tRNS', clear.data)] : []),
        chunk('IDAT', deflateSync(pixels, { level: 9 })),
        chunk('IEND', Buffer.alloc(0)),
      ]),
    ),
  )
}

interface Chunk {
  name: string
  data: Buffer
}

/** The pieces up to IEND; undefined when one is cut short or its checksum is wrong. */
function chunksOf(bytes: Buffer): Chunk[] | undefined {
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) return undefined
  const chunks: Chunk[] = []
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at)
    const end = at + 12 + length
    if (end > bytes.length) return undefined
    const named = bytes.subarray(at + 4, end - 4)
    if (crc32(named) !== bytes.readUInt32BE(end - 4)) return undefined
    const name = named.toString('latin1', 0, 4)
    chunks.push({ name, data: named.subarray(4) })
    if (name === 'IEND') return chunks
    at = end
  }
  return undefined
}

function unpacked(chunks: Chunk[], size: number): Buffer | undefined {
  const packed = chunks.filter(({ name }) => name === 'IDAT').map(({ data }) => data)
  try {
    const pixels = inflateSync(Buffer.concat(packed), { maxOutputLength: size })
    return pixels.length === size ? pixels : undefined
  } catch (error) {
    // zlib says by throwing that the data is damaged, or more than the picture's own size.
    if (error instanceof Error) return undefined
    throw error
  }
}

/** One byte a row says how it is filtered; then its pixels, filled up to whole bytes. */
const plainBytes = (width: number, height: number, bits: number) =>
  height * (1 + Math.ceil((width * bits) / 8))

function interlacedBytes(width: number, height: number, bits: number): number {
  return PASSES.reduce((sum, [x, y, across, down]) => {
    const columns = Math.max(0, Math.ceil((width - x) / across))
    const rows = Math.max(0, Math.ceil((height - y) / down))
    return columns > 0 ? sum + plainBytes(columns, rows, bits) : sum
  }, 0)
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const out = Buffer.alloc(named.length + 8)
  out.writeUInt32BE(data.length, 0)
  named.copy(out, 4)
  out.writeUInt32BE(crc32(named), named.length + 4)
  return out
}
