/** One piece of an SVG file. Comments, processing instructions and the document type are left out. */
export type SvgToken =
  | { is: 'open'; name: string; attributes: Array<[name: string, value: string]>; empty: boolean }
  | { is: 'close'; name: string }
  | { is: 'text'; text: string }

const NAME = '[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?'
const ATTRIBUTE = new RegExp(`\\s+(${NAME})\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`, 'y')
const OPEN = new RegExp(`<(${NAME})`, 'y')
const CLOSE = new RegExp(`</(${NAME})\\s*>`, 'y')
const END = /\s*(\/?)>/y
const LEFT_OUT = /<!--(?:(?!--)[\s\S])*-->|<\?[\s\S]*?\?>|<!DOCTYPE\s[^[\]>]*>/y
const CDATA = /<!\[CDATA\[([\s\S]*?)\]\]>/y
const TEXT = /[^<]+/y

/**
 * Cut an SVG file into its pieces, by the few rules of XML that drawings use.
 *
 * @returns Undefined for whatever is not that: entities of its own, a broken tag, a bare `&`. Nothing is
 *   guessed, because what we and a browser read differently is how attacks get through.
 */
export function svgTokens(source: string): SvgToken[] | undefined {
  const tokens: SvgToken[] = []
  let at = source.startsWith('\uFEFF') ? 1 : 0
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const found = pattern.exec(source)
    if (found) at = pattern.lastIndex
    return found
  }
  while (at < source.length) {
    const text = take(TEXT)
    if (text) {
      const plain = decoded(text[0])
      if (plain === undefined) return undefined
      tokens.push({ is: 'text', text: plain })
      continue
    }
    if (take(LEFT_OUT)) continue
    const raw = take(CDATA)
    if (raw) {
      tokens.push({ is: 'text', text: raw[1] ?? '' })
      continue
    }
    const close = take(CLOSE)
    if (close) {
      tokens.push({ is: 'close', name: close[1] ?? '' })
      continue
    }
    const open = take(OPEN)
    if (!open) return undefined
    const attributes: Array<[string, string]> = []
    for (let found = take(ATTRIBUTE); found; found = take(ATTRIBUTE)) {
      const value = decoded(found[2] ?? found[3] ?? '')
      if (value === undefined) return undefined
      attributes.push([found[1] ?? '', value])
    }
    const end = take(END)
    if (!end) return undefined
    tokens.push({ is: 'open', name: open[1] ?? '', attributes, empty: end[1] === '/' })
  }
  return tokens
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text with XML's five entities and numbers resolved; undefined for any other entity. */
function decoded(text: string): string | undefined {
  let isKnown = true
  const plain = text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w+));|&/g, (...found) => {
    const [, decimal, hex, name] = found
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined
    const letter = code === undefined ? NAMED[name ?? ''] : letterOf(code)
    isKnown &&= letter !== undefined
    return letter ?? ''
  })
  return isKnown ? plain : undefined
}

function letterOf(code: number): string | undefined {
  const isLetter = code >= 32 ? code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) : false
  return isLetter || [9, 10, 13].includes(code) ? String.fromCodePoint(code) : undefined
}
