import { crockford, plainCode } from '../access/tokens.ts'

/** Sixty bits: with misses limited, guessing one of a million codes takes longer than anyone tries. */
const LETTERS = 12
const CODE = new RegExp(`^[0-9A-HJKMNP-TV-Z]{${LETTERS}}$`)

/** The code under which a certificate is checked: 12 letters of Crockford's base32, without dashes. */
export const certificateCodeOf = (random: Uint8Array): string => crockford(random, LETTERS)

/** A code as somebody typed it off a certificate; undefined when it cannot be one. */
export function parseCertificateCode(typed: string): string | undefined {
  const code = plainCode(typed)
  return CODE.test(code) ? code : undefined
}

/** As it is printed, in groups of four: `7F3K-2M9Q-RT4X`. */
export const showCertificateCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-')
