import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import {
  isLinkToken,
  linkTokenOf,
  parseReadOutCode,
  readOutCodeOf,
  showReadOutCode,
} from '#app/domain/access/tokens.ts'

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })

describe('a link token', () => {
  test('is base32 of its bytes, as other programs write it', () => {
    const random = Uint8Array.from('herald of a city', (letter) => letter.charCodeAt(0))
    // the answer of the shell's own base32
    expect(linkTokenOf(random)).toBe('nbsxeylmmqqg6zrameqgg2lupe')
    expect(linkTokenOf(new Uint8Array(16))).toBe('a'.repeat(26))
    expect(linkTokenOf(new Uint8Array(16).fill(255))).toBe(`${'7'.repeat(25)}4`)
  })

  test('keeps every one of its 128 bits', () => {
    fc.assert(
      fc.property(bytes(16), fc.nat(127), (random, bit) => {
        const other = random.slice()
        other[bit >> 3]! ^= 1 << (bit & 7)
        expect(linkTokenOf(other)).not.toBe(linkTokenOf(random))
        expect(isLinkToken(linkTokenOf(random))).toBe(true)
      }),
    )
  })

  test('is told from what is none', () => {
    for (const text of [
      '',
      'a'.repeat(25),
      'a'.repeat(27),
      'A'.repeat(26),
      `${'a'.repeat(25)}b`,
      `${'a'.repeat(25)}1`,
      `${'a'.repeat(26)}\n`,
      `../${'a'.repeat(23)}`,
      `${'а'.repeat(26)}`, // Cyrillic
    ])
      expect(isLinkToken(text)).toBe(false)
  })

  test('is never made from too few bytes', () => {
    expect(() => linkTokenOf(new Uint8Array(8))).toThrow('16')
    expect(() => readOutCodeOf(new Uint8Array(16))).toThrow('7')
  })
})

describe('a read-out code', () => {
  test('is understood however it is typed', () => {
    for (const typed of [
      '7F3K2-M9QRT',
      '7f3k2m9qrt',
      ' 7F3K2 M9QRT ',
      '7F3K2—M9QRT',
      '7-F-3-K-2-M-9-Q-R-T',
      '７Ｆ３Ｋ２Ｍ９ＱＲＴ',
      '۷F۳K۲-M۹QRT',
      '\u200e7F3K2\u200f-M9QRT',
    ])
      expect(parseReadOutCode(typed)).toBe('7F3K2M9QRT')
    expect(parseReadOutCode('iLlo0-oO1I0')).toBe('1110000110')
  })

  test('what cannot be a code is none', () => {
    for (const typed of ['', '7F3K2', '7F3K2-M9QRTX', '7F3K2-M9QRU', '7F3K2-M9QR!', 'الرمز'])
      expect(parseReadOutCode(typed)).toBeUndefined()
    expect(parseReadOutCode('7'.repeat(100_000))).toBeUndefined()
  })

  test('comes back from the way it is shown', () => {
    fc.assert(
      fc.property(bytes(7), (random) => {
        const code = readOutCodeOf(random)
        expect(showReadOutCode(code)).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
        expect(parseReadOutCode(showReadOutCode(code).toLowerCase())).toBe(code)
      }),
    )
  })
})
