import { unzipSync, Unzip, UnzipInflate, zipSync } from 'fflate'

export const ARCHIVE_LIMITS = {
  entries: 2_000,
  /** All parts together once unpacked: 5,000 rows of 60 full columns need about half of it. */
  unpackedBytes: 64 * 1024 * 1024,
  /** Sheets of equal rows shrink to a fiftieth; only a bomb shrinks further than this. */
  timesSmaller: 250,
  /** Small parts may shrink as they like. */
  ratioFromBytes: 4 * 1024 * 1024,
} as const

/** Small pieces, so that no single step of unpacking can make more than about 16 MB (deflate's 1,032 times). */
const PIECE_BYTES = 16 * 1024

export type OpenedArchive =
  | { names: string[]; parts: Map<string, Uint8Array> }
  | 'bomb'
  | 'encrypted'
  | 'broken'

/**
 * Unpack the parts of an archive that `wanted` names, and nothing else: an archive inside stays shut.
 *
 * First the sizes that the archive declares are added up, which costs nothing; then the wanted parts are
 * unpacked piece by piece and the real sizes counted, because a declared size may be a lie.
 */
export function openArchive(bytes: Uint8Array, wanted: (name: string) => boolean): OpenedArchive {
  const declared = declaredEntries(bytes)
  if (typeof declared === 'string') return declared
  const names = declared.map((entry) => entry.name)
  if (declared.length > ARCHIVE_LIMITS.entries) return 'bomb'
  const unpacked = declared.reduce((sum, entry) => sum + entry.originalSize, 0)
  if (unpacked > ARCHIVE_LIMITS.unpackedBytes) return 'bomb'
  if (declared.some((entry) => isSuspicious(entry.size, entry.originalSize))) return 'bomb'
  if (isEncrypted(bytes)) return 'encrypted'
  const parts = unpack(bytes, wanted)
  return typeof parts === 'string' ? parts : { names, parts }
}

/** The parts as an archive without compression: what was measured is what is read afterwards. */
export function packPlainly(parts: Map<string, Uint8Array>): Uint8Array {
  return zipSync(Object.fromEntries(parts), { level: 0 })
}

function isSuspicious(packed: number, unpacked: number): boolean {
  return unpacked > ARCHIVE_LIMITS.ratioFromBytes && unpacked > packed * ARCHIVE_LIMITS.timesSmaller
}

interface Entry {
  name: string
  size: number
  originalSize: number
}

function declaredEntries(bytes: Uint8Array): Entry[] | 'broken' {
  const entries: Entry[] = []
  try {
    unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        entries.push({ name, size, originalSize })
        return false
      },
    })
  } catch {
    // fflate throws plain errors for every kind of damage: the archive cannot be read, whatever it is.
    return 'broken'
  }
  return entries
}

/** Bit 0 of the first local header's flags (APPNOTE 4.4.4). */
function isEncrypted(bytes: Uint8Array): boolean {
  return ((bytes[6] ?? 0) & 1) === 1
}

class Overflow extends Error {}

function unpack(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
): Map<string, Uint8Array> | 'bomb' | 'broken' {
  const parts = new Map<string, Uint8Array>()
  let total = 0
  let entries = 0
  const archive = new Unzip((file) => {
    entries++
    if (entries > ARCHIVE_LIMITS.entries) throw new Overflow()
    if (!wanted(file.name)) return
    const pieces: Uint8Array[] = []
    file.ondata = (error, piece, last) => {
      if (error) throw error
      total += piece.length
      if (total > ARCHIVE_LIMITS.unpackedBytes) throw new Overflow()
      pieces.push(piece)
      if (last) parts.set(file.name, joined(pieces))
    }
    file.start()
  })
  archive.register(UnzipInflate)
  try {
    for (let at = 0; at < bytes.length; at += PIECE_BYTES)
      archive.push(bytes.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= bytes.length)
  } catch (error) {
    return error instanceof Overflow ? 'bomb' : 'broken'
  }
  return parts
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
