/** A text as seven-bit lines of at most 76 letters, and how it was made so. */
export interface TransferText {
  encoding: 'quoted-printable' | 'base64'
  body: string
}

/**
 * A text ready for the wire, by the shorter way: letters that are nearly all ASCII stay readable (and look like
 * nothing that hides), others become base64. Written by hand because it is half of what a mailing costs.
 */
export function transferText(text: string): TransferText {
  const lines = text.replace(/\r\n?|\n/g, '\r\n')
  const bytes = Buffer.from(lines)
  // Each byte outside ASCII takes three letters; base64 takes four for three.
  const isForeign = bytes.length - lines.length > lines.length / 8
  return isForeign
    ? { encoding: 'base64', body: base64Lines(bytes) }
    : { encoding: 'quoted-printable', body: quotedPrintable(bytes) }
}

/** Letters of base64 in a line (RFC 2045, 6.8). */
const FOLD = 76

/** Bytes in base64, folded. */
export function base64Lines(bytes: Buffer): string {
  const whole = bytes.toString('base64')
  let folded = whole.slice(0, FOLD)
  for (let at = FOLD; at < whole.length; at += FOLD) folded += `\r\n${whole.slice(at, at + FOLD)}`
  return folded
}

const [TAB, LF, CR, SPACE, EQUALS, DELETE] = [9, 10, 13, 32, 61, 127]
const HEX = Buffer.from('0123456789ABCDEF')
/** One is left for the mark of a soft break. */
const WIDTH = 75

/** RFC 2045, 6.7; line ends in `bytes` are CRLF. */
function quotedPrintable(bytes: Buffer): string {
  const out = Buffer.allocUnsafe(bytes.length * 3 + Math.ceil((bytes.length * 3) / WIDTH) * 3)
  let at = 0
  let column = 0
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0
    if (byte === CR && bytes[index + 1] === LF) {
      out[at++] = CR
      out[at++] = LF
      index += 1
      column = 0
      continue
    }
    const endsLine = index + 1 === bytes.length || bytes[index + 1] === CR
    const isPlain =
      (byte > SPACE && byte < DELETE && byte !== EQUALS) ||
      ((byte === SPACE || byte === TAB) && !endsLine)
    if (column + (isPlain ? 1 : 3) > WIDTH) {
      out[at++] = EQUALS
      out[at++] = CR
      out[at++] = LF
      column = 0
    }
    if (isPlain) {
      out[at++] = byte
      column += 1
    } else {
      out[at++] = EQUALS
      out[at++] = HEX[byte >> 4] ?? 0
      out[at++] = HEX[byte & 15] ?? 0
      column += 3
    }
  }
  return out.toString('latin1', 0, at)
}
