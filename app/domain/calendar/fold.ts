const LONGEST = 75 // octets, without the line's end (RFC 5545, 3.1)
// oxlint-disable-next-line no-control-regex -- ASCII
const ASCII = /^[\u0000-\u007f]*$/

/** A line folded by octets of UTF-8, never inside a character. */
export function fold(line: string): string {
  if (line.length <= LONGEST && ASCII.test(line)) return line
  let folded = ''
  let octets = 0
  for (const character of line) {
    const size = octetsOf(character.codePointAt(0) ?? 0)
    if (octets + size > LONGEST) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += size
  }
  return folded
}

function octetsOf(codePoint: number): number {
  if (codePoint < 0x80) return 1
  if (codePoint < 0x800) return 2
  return codePoint < 0x10000 ? 3 : 4
}
