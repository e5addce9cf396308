import { latinDigits } from '#app/domain/digits.ts'

/** A telephone number as typed, and in international form where Britain's rules make it certain. */
export interface Phone {
  typed: string
  /** `+447700900123`; undefined when nobody can tell the country. */
  international?: string
  /** A spreadsheet had swallowed the zero in front; it has been put back. */
  zeroAdded: boolean
}

/** A date of birth in the wrong column is no number to ring, and is not kept. */
const DATE = /^(?:\d{1,2}([/.-])\d{1,2}\1(?:19|20)\d\d|(?:19|20)\d\d([/.-])\d{1,2}\2\d{1,2})$/
const PHONE_CHARACTERS = /^[+\d\s()./\-‐-―]+(?:\s*(?:x|ext\.?)\s*\d{1,6})?$/i

/**
 * Read a telephone number leniently: any country, any grouping, the digits of any script. It stays as it
 * was typed, because people recognise their own grouping, but for a lost zero (7700900123), which
 * spreadsheets take away.
 *
 * @returns undefined when it cannot be a telephone number.
 */
export function readPhone(text: string): Phone | undefined {
  const typed = latinDigits(text).replace(/\s+/gu, ' ').trim()
  if (!PHONE_CHARACTERS.test(typed) || DATE.test(typed)) return undefined
  const [dialled = ''] = typed.split(/x|ext/i)
  const digits = dialled.replace(/\D/g, '')
  if (digits.length < 6 || digits.length > 17) return undefined
  if (/^7\d{9}$|^[12]\d{9}$/.test(typed))
    return { typed: `0${typed}`, international: `+44${typed}`, zeroAdded: true }
  const international = internationalForm(dialled, digits)
  return { typed, ...(international && { international }), zeroAdded: false }
}

function internationalForm(dialled: string, digits: string): string | undefined {
  const abroad = dialled.trim().startsWith('+') ? digits : /^00(\d+)$/.exec(digits)?.[1]
  // "+44 (0)24 7683 3333": the zero is for callers at home.
  if (abroad) return `+${abroad.replace(/^440/, '44')}`
  if (/^0\d{9,10}$/.test(digits)) return `+44${digits.slice(1)}`
  return /^44\d{10}$/.test(digits) ? `+${digits}` : undefined
}

const BRITISH_MOBILE = /^\+447(?:[1-57-9]\d{2}|624)\d{6}$/

/**
 * Where a text can go: `+447700900123`. Undefined for a landline, a pager (076), a personal number (070),
 * a number abroad, and a number with an extension.
 */
export function britishMobile(text: string | null): string | undefined {
  const read = readPhone(text ?? '')
  if (!read?.international || /x|ext/i.test(read.typed)) return undefined
  return BRITISH_MOBILE.test(read.international) ? read.international : undefined
}
