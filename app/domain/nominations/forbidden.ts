import { latinDigits } from '../digits.ts'

/** What is never collected, and was typed all the same. */
export type Forbidden = 'date' | 'reference' | 'address'

const MONTHS =
  'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|лис|гру'
const DATE = new RegExp(
  [
    String.raw`\b\d{1,2}\s*[./\-–]\s*\d{1,2}\s*[./\-–]\s*(?:\d{4}|\d{2})\b`,
    String.raw`\b(?:19|20)\d\d\s*[./\-–]\s*\d{1,2}\s*[./\-–]\s*\d{1,2}\b`,
    String.raw`\b\d{1,2}(?:st|nd|rd|th)?\s+(?:${MONTHS})\p{L}*\.?,?\s+(?:19|20)?\d\d\b`,
    String.raw`\b(?:${MONTHS})\p{L}*\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d\b`,
    String.raw`\b(?:dob|d\.o\.b|born|date of birth)\b`,
  ].join('|'),
  'iu',
)
// Case and application numbers, residence permits, passports, National Insurance: letters with six digits or
// more, or eight digits however they are grouped.
const REFERENCE = new RegExp(
  [
    String.raw`\b(?:gwf|uan|brp|arc|ho|nino|passport)\b\W{0,3}(?:ref\w*|no|number)?\W{0,3}\w*\d{4}`,
    String.raw`(?<![\p{L}\d])\p{L}{0,4}[\s/\-]?\d{6,}\p{L}?(?![\p{L}\d])`,
    String.raw`(?:\d[\s/\-]?){8,}`,
    String.raw`\b[a-z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[a-d]\b`,
  ].join('|'),
  'iu',
)
const POSTCODE = /\b(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})\b/iu

/**
 * What of a name, a school or another short text must not be kept: something like a date of birth, a
 * reference or document number, an address. Undefined: nothing of the kind.
 */
export function forbiddenIn(text: string): Forbidden | undefined {
  const plain = latinDigits(text.normalize('NFKC'))
  if (DATE.test(plain)) return 'date'
  if (REFERENCE.test(plain)) return 'reference'
  return POSTCODE.test(plain) ? 'address' : undefined
}
