import { done, refused, type Result } from '../result.ts'
import { fits, type PictureFault } from './device-size.ts'

const START = 0xd8
const END = 0xd9
const SCAN = 0xda
/** Baseline, extended and progressive: what every reader reads. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2])
/** Tables, restart interval, and Adobe's note on how the colours are meant. */
const NEEDED = new Set([0xdb, 0xc4, 0xdd, 0xee])

/**
 * A JPEG picture of nothing but the picture: cameras' notes (where and when, whose), previews, colour
 * profiles, comments and whatever follows its end are left out. Its size is read before it is decoded.
 */
export function plainJpeg(bytes: Uint8Array): Result<Uint8Array, PictureFault> {
  if (bytes[0] !== 0xff || bytes[1] !== START) return refused('broken')
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let frames = 0
  let scans = 0
  let at = 2
  for (;;) {
    if (bytes[at] !== 0xff) return refused('broken')
    while (bytes[at + 1] === 0xff) at++
    const marker = bytes[at + 1] ?? 0
    if (marker === END) break
    const length = (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0)
    const end = at + 2 + length
    if (length < 2 || end > bytes.length) return refused('broken')
    if (FRAMES.has(marker)) {
      const height = (bytes[at + 5] ?? 0) * 256 + (bytes[at + 6] ?? 0)
      const width = (bytes[at + 7] ?? 0) * 256 + (bytes[at + 8] ?? 0)
      if (++frames > 1 || width === 0 || height === 0) return refused('broken')
      if (!fits(width, height)) return refused('too-many-pixels')
      kept.push(bytes.subarray(at, end))
    } else if (marker === SCAN) {
      if (frames === 0) return refused('broken')
      scans++
      const after = endOfScan(bytes, end)
      kept.push(bytes.subarray(at, after))
      at = after
      continue
    } else if (NEEDED.has(marker)) kept.push(bytes.subarray(at, end))
    // Other ways to code a picture (lossless, arithmetic) no browser shows; application notes go.
    else if (!(marker >= 0xe0 && marker <= 0xef) && marker !== 0xfe) return refused('broken')
    at = end
  }
  if (scans === 0 || scans > 100) return refused('broken')
  kept.push(new Uint8Array([0xff, END]))
  return done(joined(kept))
}

/** Where the coded picture ends: at the first marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length - 1; at++) {
    if (bytes[at] !== 0xff) continue
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.length
}

function joined(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
