import { uuidv7 } from 'uuidv7'
import { z } from 'zod'

/** A new row's id: UUID v7, made in the app, so that every database version and the demo make them alike. */
export const newId = (): string => uuidv7()

/** The id of a row as it comes in from a URL or a form field. */
export const rowId = z.uuid()

const READABLE = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * A reference that can be read aloud, such as `COV-7F3K2`: the council's three letters, then five
 * characters of Crockford's base32 out of the row's random end. It finds a row again, it opens nothing.
 */
export function referenceOf(prefix: string, id: string): string {
  const bits = BigInt(`0x${id.replaceAll('-', '').slice(-8)}`)
  const letters = [20n, 15n, 10n, 5n, 0n].map((shift) => READABLE[Number((bits >> shift) & 31n)])
  return `${prefix}-${letters.join('')}`
}
