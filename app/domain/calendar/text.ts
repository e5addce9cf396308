// Embeddings and overrides, and isolates that are not closed, would turn the guest's whole calendar round.
const OVERRIDES = /[\u202a-\u202e]/g
const ISOLATES = /[\u2066-\u2069]/g
// oxlint-disable-next-line no-control-regex -- control characters are what is taken out
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g
const LONE_SURROGATES = /\p{Surrogate}/gu

/**
 * Text of several lines as a calendar may carry it: line ends are `\n`, control characters and what
 * turns the direction for good are gone, half characters are replaced. Commas, semicolons and backslashes are escaped later.
 */
export function calendarText(value: string): string {
  return value
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(CONTROLS, ' ')
    .replace(OVERRIDES, '')
    .replace(LONE_SURROGATES, '\ufffd')
    .split('\n')
    .map((line) => (isolatesClose(line) ? line : line.replace(ISOLATES, '')))
    .join('\n')
}

function isolatesClose(line: string): boolean {
  let open = 0
  for (const [control] of line.matchAll(ISOLATES)) {
    open += control === '\u2069' ? -1 : 1
    if (open < 0) return false
  }
  return open === 0
}

/** Text of one line: titles and places. */
export function calendarLine(value: string): string {
  return calendarText(value).replace(/\s+/g, ' ').trim()
}

const LOOKALIKES: Record<string, string> = { '"': '\u201d', '^': '\u02c6', ';': ',', '\\': '/' }

/**
 * A name inside a parameter such as `CN="..."`. A straight quote would end the parameter; carets and
 * backslashes begin escapes that calendars disagree about, and some split at a semicolon even inside quotes
 * (node-ical): each is replaced by its look-alike.
 */
export function calendarParameter(value: string): string {
  return calendarLine(value).replace(/["^;\\]/g, (sign) => LOOKALIKES[sign] ?? '')
}

const ADDRESS = /^[^\s"(),:;<>@[\\\]\p{C}]{1,64}@[^\s"(),:;<>@[\\\]\p{C}]{1,255}$/u

/** @throws For what is no plain mail address: it was checked when it came in. */
export function calendarAddress(address: string): string {
  if (!ADDRESS.test(address)) throw new Error('not an address that a calendar may carry')
  return address
}

/** @throws For anything but an absolute http or https address of ours. */
export function calendarUri(address: string): string {
  const url = new URL(address)
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new Error('not an address that a calendar may link to')
  return url.href
}
