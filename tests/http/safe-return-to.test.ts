import fc from 'fast-check'
import { expect, test } from 'vitest'

import { safeReturnTo } from '#app/http/safe-return-to.ts'

const home = '/desk'

test.each([
  '/',
  '/desk/events',
  '/desk/events/0198?tab=guests&q=a%20b#row-3',
  '/i/abcdefghijklmnopqrstuvwxyz',
  '/search?q=https://elsewhere.example/',
  '/a//b',
])('%s stays', (address) => {
  expect(safeReturnTo(address, home)).toBe(address)
})

test.each([
  ['//evil.example'],
  ['///evil.example'],
  ['/\\evil.example'],
  ['\\\\evil.example'],
  ['/\\/evil.example'],
  ['/a\\..\\..\\\\evil.example'],
  ['https://evil.example'],
  ['HTTPS:evil.example'],
  ['javascript:alert(1)'],
  ['data:text/html,x'],
  ['evil.example'],
  ['.//evil.example'],
  ['@evil.example'],
  ['/\t/evil.example'],
  ['/\n/evil.example'],
  ['/\r\nSet-Cookie: a=b'],
  ['\u0000/desk'],
  [' /desk'],
  ['/ /evil.example'],
  ['/.//evil.example'],
  ['/..//evil.example'],
  ['/a/..//evil.example'],
  ['/a/%2e%2e//evil.example'],
  ['/%2F/evil.example'],
  ['/%2fevil.example'],
  ['/%5Cevil.example'],
  ['/%09/evil.example'],
  ['/./%5cevil.example'],
  ['／／evil.example'],
  [''],
  [`/${'a'.repeat(5000)}`],
  [null],
  [undefined],
  [7],
  [['/desk']],
])('%j goes home', (address) => {
  expect(safeReturnTo(address, home)).toBe(home)
})

test('whatever comes, a browser that follows the answer stays on this site', () => {
  const piece = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    '%2f',
    '%5c',
    '%2e',
    'a',
    ':',
    '@',
    '?',
    '#',
    '\t',
    '%09',
    'evil.example',
    'http:',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const answer = safeReturnTo(`/${pieces.join('')}`, home)
      const once = new URL(answer, 'https://herald.example/sign-in')
      expect(once.origin).toBe('https://herald.example')
      // and a second reader, who decodes first, stays as well
      expect(answer).not.toMatch(/^\/(\/|\\|%2f|%5c)/i)
    }),
    { numRuns: 2000 },
  )
})
