import { describe, expect, test } from 'vitest'
import {
  certificateCodeOf,
  parseCertificateCode,
  showCertificateCode,
} from '#app/domain/ceremonies/certificate-code.ts'
import {
  fillIn,
  isSameDesign,
  looksOf,
  officialWords,
  TINT_COLOURS,
  TINTS,
  unknownPlaceholders,
} from '#app/domain/ceremonies/certificate-design.ts'
import { contrast } from '#app/domain/councils/theme.ts'
import { certificateFileName } from '#app/domain/ceremonies/certificate-file-name.ts'
import { serialOf } from '#app/domain/ceremonies/ledger.ts'

describe('a certificate’s code', () => {
  test('is twelve letters that cannot be mistaken, in groups of four', () => {
    const code = certificateCodeOf(new Uint8Array(32).fill(0xa7))
    expect(showCertificateCode(code)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(parseCertificateCode(showCertificateCode(code).toLowerCase())).toBe(code)
  })

  test.each(['', '7F3K-2M9Q-RT4', '7F3K-2M9Q-RT4U', '7F3K 2M9Q RT4X 1', 'https://x/verify/7F3K'])(
    '%j is none',
    (typed) => expect(parseCertificateCode(typed)).toBeUndefined(),
  )
})

test('a serial is short and by year, and goes on after 9999', () => {
  expect([serialOf(2027, 42), serialOf(2027, 10_000)]).toEqual(['2027-0042', '2027-10000'])
})

test('placeholders are filled in once: a place called {date} stays what it is', () => {
  expect(fillIn('on {date} at {place}, {place}', { date: '1 May', place: '{date}' })).toBe(
    'on 1 May at {date}, {date}',
  )
  expect(unknownPlaceholders('{date} {place} {name} {Date} {')).toEqual(['{name}', '{Date}', '{'])
})

test.each([
  ['Certificate of Celebration', undefined],
  ['to celebrate becoming a British citizen', undefined],
  ['CERTIFICATE OF  REGISTRATION', 'CERTIFICATE OF REGISTRATION'],
  ['By order of the Home Office', 'Home Office'],
])('%s: words of the state’s own certificates are %j', (text, found) => {
  expect(officialWords(text)).toBe(found)
})

describe('a certificate’s file name', () => {
  test.each([
    ['Layla Haddad', '2027-0001 Layla Haddad.pdf'],
    ['ليلى الحدّاد', '2027-0001 ليلى الحدّاد.pdf'],
    ['../../etc/passwd', '2027-0001 etcpasswd.pdf'],
    ['A\u202egpj.exe', '2027-0001 Agpj.exe.pdf'],
    ['CON: <b>"a|b"?*', '2027-0001 CON bab.pdf'],
    ['...', '2027-0001.pdf'],
    ['y'.repeat(90), `2027-0001 ${'y'.repeat(60)}.pdf`],
  ])('of %j is safe', (name, expected) => {
    expect(certificateFileName('2027-0001', name)).toBe(expected)
  })
})

test('a design of before prints as it did, and no tint is too dark for the text', () => {
  const before = { heading: 'a', lead: 'b', body: 'c', signatories: [], rosette: true }
  expect(looksOf(before)).toEqual({ border: 'double', tint: 'white', ownScript: true })
  expect(isSameDesign(before, { ...before, border: 'double', ownScript: true })).toBe(true)
  expect(isSameDesign(before, { ...before, ownScript: false })).toBe(false)
  for (const tint of TINTS) {
    expect(contrast('#4a515c', TINT_COLOURS[tint])).toBeGreaterThanOrEqual(7)
  }
})
