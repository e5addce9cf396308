// DER, the way in which certificates and signatures are written (ITU-T X.690), as far as they need it.

/** One value of a DER file. */
export interface Der {
  tag: number
  content: Uint8Array
  /** With tag and length. */
  whole: Uint8Array
}

export const SEQUENCE = 0x30
export const SET = 0x31
export const INTEGER = 0x02
export const OCTETS = 0x04
export const OBJECT = 0x06

/**
 * Read the value that begins at `at`.
 *
 * @throws Error when it is cut off, or of a length that is not written ahead (BER).
 */
export function readDer(bytes: Uint8Array, at = 0): Der {
  const [tag, first] = [bytes[at], bytes[at + 1]]
  if (tag === undefined || first === undefined) throw new Error('DER that is cut off')
  const long = first & 0x80 ? first & 0x7f : 0
  if (first === 0x80 || long > 4) throw new Error('DER without a plain length')
  const length = long
    ? bytes.subarray(at + 2, at + 2 + long).reduce((sum, byte) => sum * 256 + byte, 0)
    : first
  const begin = at + 2 + long
  if (begin + length > bytes.length) throw new Error('DER that is cut off')
  return {
    tag,
    content: bytes.subarray(begin, begin + length),
    whole: bytes.subarray(at, begin + length),
  }
}

/** The values within a value, in order. */
export function inside({ content }: Pick<Der, 'content'>): Der[] {
  const found: Der[] = []
  for (let at = 0; at < content.length;) {
    const value = readDer(content, at)
    found.push(value)
    at += value.whole.length
  }
  return found
}

/** A value of these parts, one after the other. */
export function der(tag: number, ...parts: Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const size: number[] = []
  for (let left = length; left > 0; left = Math.floor(left / 256)) size.unshift(left % 256)
  const head = length < 128 ? [tag, length] : [tag, 0x80 | size.length, ...size]
  return joined(Uint8Array.from(head), ...parts)
}

/** An object identifier: `1.2.840.113549.1.7.2`. */
export function objectId(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const bytes = [first * 40 + second, ...rest].flatMap((number) => {
    const septets = [number % 128]
    for (let left = Math.floor(number / 128); left > 0; left = Math.floor(left / 128))
      septets.unshift((left % 128) | 0x80)
    return septets
  })
  return der(OBJECT, Uint8Array.from(bytes))
}

/** Whether a value is this object identifier. */
export function isObject(value: Der | undefined, dotted: string): boolean {
  return value !== undefined && compareBytes(value.whole, objectId(dotted)) === 0
}

/** Byte by byte: the order in which a SET is written. */
export function compareBytes(one: Uint8Array, other: Uint8Array): number {
  for (let at = 0; at < Math.min(one.length, other.length); at++) {
    const less = (one[at] ?? 0) - (other[at] ?? 0)
    if (less !== 0) return less
  }
  return one.length - other.length
}

function joined(...parts: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
