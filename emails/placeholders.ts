/**
 * Places in a rendered letter that are filled for each recipient, in one pass.
 *
 * They stand between two noncharacters, which `oneLine` and `manyLines` take out of every text that
 * a person wrote: nobody can type a placeholder, and a filled-in name is never read again.
 */
const OPEN = '\ufdd0'
const CLOSE = '\ufdd1'
const PLACEHOLDER = /\ufdd0([a-z-]+)\ufdd1/gi

export const placeholder = (name: string): string => `${OPEN}${name}${CLOSE}`

export type PlaceholderValues = Readonly<Record<string, string>>

/** Fills a part of a letter that is HTML; values are escaped. */
export const fillHtml = (template: string, values: PlaceholderValues): string =>
  fill(template, (name) => escapeHtml(valueOf(values, name)))

/** Fills a part of a letter that is plain text; values are put in as they are. */
export const fillText = (template: string, values: PlaceholderValues): string =>
  fill(template, (name) => valueOf(values, name))

function fill(template: string, value: (name: string) => string): string {
  return template.replace(PLACEHOLDER, (_, name: string) => value(name))
}

function valueOf(values: PlaceholderValues, name: string): string {
  const value = Object.hasOwn(values, name) ? values[name] : undefined
  if (value === undefined) throw new Error(`nothing to fill ${name} with`)
  return value
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#x27;')
}

/** Someone's text as a single line: a name with a line break cannot begin a header or a line of its own. */
export function oneLine(text: string): string {
  return withoutMarks(text)
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .trim()
}

/** Someone's text with its line breaks, as paragraphs' lines. Empty lines at the ends go. */
export function manyLines(text: string): string {
  return withoutMarks(text)
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Without what would turn the text around it, and without what we mark placeholders with. */
function withoutMarks(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef]/g, '')
}
