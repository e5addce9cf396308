import type { SheetEncoding } from './sheet.ts'

/** What the bytes of a text file say, and in which of the four encodings that councils' programs write. */
export interface SheetText {
  text: string
  encoding: SheetEncoding
}

const UTF_8_MARK = [0xef, 0xbb, 0xbf]
const UTF_16LE_MARK = [0xff, 0xfe]
const UTF_16BE_MARK = [0xfe, 0xff]
const SAMPLE_BYTES = 64 * 1024

/**
 * Decode a text file: by its byte order mark where it has one, else UTF-16 by where its zero bytes
 * stand, else UTF-8 when it is valid, else Windows-1252, which is what Excel's plain "CSV" is in Britain.
 *
 * @returns undefined when the bytes are no text: a picture, a program, a broken file.
 */
export function decodeText(bytes: Uint8Array): SheetText | undefined {
  if (startsWith(bytes, UTF_8_MARK)) return textIn('utf-8', bytes)
  if (startsWith(bytes, UTF_16LE_MARK)) return textIn('utf-16le', bytes)
  if (startsWith(bytes, UTF_16BE_MARK)) return textIn('utf-16be', bytes)
  const wide = wideEncoding(bytes.subarray(0, SAMPLE_BYTES))
  if (wide) return textIn(wide, bytes)
  if (!isPlausibleText(bytes.subarray(0, SAMPLE_BYTES))) return undefined
  const read = textIn('utf-8', bytes)
  return isMostlyValid(read.text) ? read : textIn('windows-1252', bytes)
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte)
}

function textIn(encoding: SheetEncoding, bytes: Uint8Array): SheetText {
  return { text: new TextDecoder(encoding).decode(bytes), encoding }
}

/**
 * UTF-16 without a mark: the separators and line ends between even Arabic or Chinese words have a zero
 * byte, always on the same side. Stray zeros in a UTF-8 file do not stand beside every line end.
 */
function wideEncoding(sample: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  let zeros = 0
  let oddZeros = 0
  for (const [index, byte] of sample.entries()) {
    if (byte !== 0) continue
    zeros++
    oddZeros += index % 2
  }
  const evenZeros = zeros - oddZeros
  const most = Math.max(evenZeros, oddZeros)
  const fewest = Math.min(evenZeros, oddZeros)
  if (most < 4 || most < sample.length / 20 || fewest > most / 10) return undefined
  const encoding = oddZeros > evenZeros ? 'utf-16le' : 'utf-16be'
  return lineEndsAreWide(sample, encoding) ? encoding : undefined
}

function lineEndsAreWide(sample: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): boolean {
  const zeroBeside = encoding === 'utf-16le' ? 1 : -1
  let lineEnds = 0
  let wide = 0
  for (const [index, byte] of sample.entries()) {
    if (byte !== 0x0a && byte !== 0x0d) continue
    lineEnds++
    if (sample[index + zeroBeside] === 0) wide++
  }
  return wide * 2 > lineEnds
}

/** Text may hold a stray control character (a row's own problem), but not one in every fifty. */
function isPlausibleText(sample: Uint8Array): boolean {
  let controls = 0
  for (const byte of sample)
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) controls++
  return controls <= Math.max(3, sample.length / 50)
}

/**
 * One torn character in a long UTF-8 file must not turn every name in it to gibberish: it is still UTF-8
 * when whole letters outnumber torn ones. The torn cell then shows as such and its row is refused.
 */
function isMostlyValid(text: string): boolean {
  const torn = text.match(/\ufffd/g)?.length ?? 0
  if (torn === 0) return true
  const whole = text.match(/[\u0080-\ufffc]/g)?.length ?? 0
  return whole > torn * 5
}
