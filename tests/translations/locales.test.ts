import { describe, expect, test } from 'vitest'
import {
  chooseLocale,
  isLocale,
  LOCALES,
  localeDetails,
  offeredLocales,
  type Locale,
} from '#app/translations/locales.ts'
import { SPOKEN_LANGUAGES } from '#app/translations/spoken-languages.ts'

const offered: Locale[] = ['en', 'ar', 'uk']

describe('a council offers', () => {
  test('the languages that it chose, English first', () => {
    expect(offeredLocales(['uk', 'ar', 'xx'])).toEqual(['en', 'uk', 'ar'])
    expect(offeredLocales([])).toEqual(['en'])
    expect(offeredLocales(['ar', 'en', 'ar'])).toEqual(['en', 'ar'])
  })

  test('only languages whose words are complete', () => {
    const complete = LOCALES.filter((language) => language.complete).map(({ tag }) => tag)
    expect(offeredLocales(LOCALES.map(({ tag }) => tag))).toEqual(complete)
    expect(complete).toEqual(expect.arrayContaining(['en', 'ar', 'uk']))
  })

  test('a language made up for tests only when its own list names it', () => {
    expect(offeredLocales(LOCALES.map(({ tag }) => tag))).not.toContain('en-XA')
    expect(offeredLocales(['en-XA'])).toEqual(['en', 'en-XA'])
  })
})

describe('the language of an answer', () => {
  test('is what the reader chose, before all else', () => {
    const wishes = { chosen: 'uk', party: 'ar', acceptLanguage: 'en' }
    expect(chooseLocale({ offered, ...wishes })).toBe('uk')
  })

  test('is the party’s, when the reader has not chosen', () => {
    expect(chooseLocale({ offered, party: 'ar', acceptLanguage: 'uk' })).toBe('ar')
  })

  test('is never one that is not offered', () => {
    expect(chooseLocale({ offered: ['en', 'uk'], chosen: 'ar', party: 'ar' })).toBe('en')
    expect(chooseLocale({ offered, chosen: 'ps', party: 'fa-AF', acceptLanguage: 'ckb' })).toBe(
      'en',
    )
    expect(chooseLocale({ offered, chosen: 'en-XA' })).toBe('en')
  })

  test.each([
    ['ar-SY,ar;q=0.9', 'ar'],
    ['uk-UA', 'uk'],
    ['en;q=0.3, uk;q=0.8', 'uk'],
    ['ti-ER, ar;q=0.5', 'ar'],
    ['uk;q=0, ar;q=0.1', 'ar'],
    ['fr', 'en'],
    ['ckb-IQ,uk;q=0.2', 'uk'],
    ['', 'en'],
    ['*', 'en'],
    ['not a tag;q=x, \u0000', 'en'],
    [`${'x'.repeat(100_000)},ar`, 'en'],
  ])('follows the browser: %.30s', (acceptLanguage, expected) => {
    expect(chooseLocale({ offered, acceptLanguage })).toBe(expected)
  })

  test('takes the nearest of one language', () => {
    const many: Locale[] = ['en', 'fa-AF', 'zh-Hant-HK']
    const nearest = ['fa-IR', 'zh-HK', 'en-US'].map((party) =>
      chooseLocale({ offered: many, party }),
    )
    expect(nearest).toEqual(['fa-AF', 'zh-Hant-HK', 'en'])
  })

  test('falls through a party’s language that nobody offers to what the browser asks', () => {
    expect(chooseLocale({ offered, party: 'ti', acceptLanguage: 'uk' })).toBe('uk')
  })
})

test('Arabic script reads from the right, the others from the left', () => {
  const fromTheRight = LOCALES.filter(({ dir }) => dir === 'rtl').map(({ tag }) => tag)
  expect(fromTheRight).toEqual(['ar', 'fa-AF', 'ps', 'ckb'])
  expect(localeDetails('ar-XB').dir).toBe('rtl')
})

test('a tag is known only as Herald spells it', () => {
  expect(isLocale('fa-AF')).toBe(true)
  for (const tag of ['FA-af', 'xx', '', undefined, 'constructor', '__proto__'])
    expect(isLocale(tag)).toBe(false)
})

test('spoken languages have valid tags, stand once, and are sorted by English name', () => {
  const tags = SPOKEN_LANGUAGES.map(({ tag }) => tag)
  expect(new Set(tags).size).toBe(tags.length)
  for (const tag of tags) expect(() => new Intl.Locale(tag)).not.toThrow()
  const names = SPOKEN_LANGUAGES.map(({ english }) => english)
  expect(names).toEqual(names.toSorted(new Intl.Collator('en').compare))
  for (const { tag } of LOCALES.filter((language) => language.tag !== 'zh-Hant-HK'))
    expect(tags).toContain(tag)
})
