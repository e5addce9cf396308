import { latinDigits } from '../digits.ts'

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** How many random bytes a link's token is made of: 128 bits, so that guessing is hopeless. */
export const TOKEN_BYTES = 16
/** How many random bytes a read-out code is made of; it uses 50 of their bits. */
export const CODE_BYTES = 7

const CODE_LETTERS = 10
// 26 letters hold 130 bits; the last two are nought, so one token has one spelling.
const TOKEN = /^[a-z2-7]{25}[aeimquy4]$/
const CODE = new RegExp(`^[${CROCKFORD}]{${CODE_LETTERS}}$`)

/**
 * A link's token: 26 letters of lower-case base32, because calendars and mail programs fold the case.
 *
 * @param random 16 bytes from a cryptographic source; the caller draws them.
 */
export function linkTokenOf(random: Uint8Array): string {
  return lettersOf(random, TOKEN_BYTES, 26, BASE32)
}

/** Whether a text could be a link's token: what is not, need not be looked up. */
export function isLinkToken(text: string): boolean {
  return TOKEN.test(text)
}

/**
 * A code for printed and spoken invitations: 10 letters of Crockford's base32, which has no I, L, O or U.
 *
 * @param random 7 bytes from a cryptographic source.
 */
export function readOutCodeOf(random: Uint8Array): string {
  return lettersOf(random, CODE_BYTES, CODE_LETTERS, CROCKFORD)
}

/**
 * The first bits of random bytes as so many letters of Crockford's base32, for other codes on paper.
 *
 * @param random From a cryptographic source; at least five bits a letter.
 */
export function crockford(random: Uint8Array, letters: number): string {
  if (random.length * 8 < letters * 5) throw new Error('too few random bytes')
  return lettersOf(random, random.length, letters, CROCKFORD)
}

/**
 * A read-out code as somebody typed it, brought to its one spelling: case, spaces and dashes do not matter,
 * I and L are 1, O is 0. Undefined when it cannot be a code.
 */
export function parseReadOutCode(typed: string): string | undefined {
  const code = plainCode(typed)
  return CODE.test(code) ? code : undefined
}

/** What somebody typed off a paper, in the letters of Crockford's base32; it may still be no code. */
export function plainCode(typed: string): string {
  return latinDigits(typed.slice(0, 100))
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Cf}_.]/gu, '')
    .toUpperCase()
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0')
}

/** The code in two groups of five, as it is printed and read out: `7F3K2-M9QRT`. */
export function showReadOutCode(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`
}

/** The first `letters` groups of five bits, from the left; bits beyond the end are nought. */
function lettersOf(random: Uint8Array, bytes: number, letters: number, alphabet: string): string {
  if (random.length !== bytes) throw new Error(`expected ${bytes} random bytes`)
  let bits = 0n
  for (const byte of random) bits = (bits << 8n) | BigInt(byte)
  const spare = BigInt(bytes * 8 - letters * 5)
  bits = spare >= 0n ? bits >> spare : bits << -spare
  const text: string[] = []
  for (let left = letters - 1; left >= 0; left--)
    text.push(alphabet.charAt(Number((bits >> BigInt(left * 5)) & 31n)))
  return text.join('')
}
