/** How a text goes over the air: in 7 bits a letter where the alphabet of GSM has them all, else in 16. */
export interface TextParts {
  /** Units that are counted: a sign such as € takes two of 7 bits, an emoji two of 16. */
  units: number
  parts: number
  alphabet: 'gsm' | 'unicode'
}

// 3GPP TS 23.038, 6.2.1. The second table is reached by an escape: each of its signs takes two places.
const GSM = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
const GSM_ESCAPED = new Set('^{}\\[~]|€')

/** What one text holds, and each part of a longer one, which carries how to put it together. */
const HOLDS = { gsm: { one: 160, each: 153 }, unicode: { one: 70, each: 67 } } as const

/** Notify takes no longer text, whatever its alphabet. */
export const LONGEST_TEXT = 918

/** What Notify puts instead before it sends, so that a dash from a word processor does not cost a second part. */
const REPLACED: Record<string, string> = {
  '\u2011': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2212': '-',
  '\u2026': '...',
  '\u2018': "'",
  '\u2019': "'",
  '\u201A': "'",
  '\u201C': '"',
  '\u201D': '"',
  '\u201E': '"',
  '\u180E': '',
  '\u200B': '',
  '\u200C': '',
  '\u2060': '',
  '\uFEFF': '',
  '\u2028': '',
  '\u2029': '',
  '\u00A0': ' ',
  '\u202F': ' ',
  '\t': ' ',
}

/** A text as it arrives: quotation marks, dashes and unseen spaces as Notify writes them. */
export const asSent = (text: string): string =>
  [...text].map((letter) => REPLACED[letter] ?? letter).join('')

/**
 * In how many parts a text goes out; each is charged. Letters such as á, ł or ж change the alphabet of
 * the whole text, and with it what a part holds.
 *
 * @see https://www.notifications.service.gov.uk/pricing/text-messages
 */
export function partsOf(text: string): TextParts {
  const letters = [...asSent(text)]
  const isGsm = letters.every((letter) => GSM.has(letter) || GSM_ESCAPED.has(letter))
  const units = isGsm
    ? letters.reduce((sum, letter) => sum + (GSM_ESCAPED.has(letter) ? 2 : 1), 0)
    : letters.reduce((sum, letter) => sum + letter.length, 0)
  const alphabet = isGsm ? 'gsm' : 'unicode'
  const { one, each } = HOLDS[alphabet]
  return { units, alphabet, parts: units <= one ? 1 : Math.ceil(units / each) }
}
