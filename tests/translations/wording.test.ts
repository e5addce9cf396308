import { describe, expect, test } from 'vitest'
import { offeredLocales } from '#app/translations/locales.ts'
import { previewsOf } from '#app/translations/message-preview.ts'
import { problemsOf } from '#app/translations/message-shape.ts'
import { GUEST_WORDS, TRANSLATIONS } from '#app/translations/tables.ts'
import { wordsFor } from '#app/translations/translate.ts'
import {
  AS_IT_COMES,
  draftsIn,
  type CouncilWording,
  type Drafts,
} from '#app/translations/wording.ts'

function wordingOf(
  language: string,
  messages: Record<string, { text: string; isApproved: boolean }>,
  drafts: Drafts = 'shown',
): CouncilWording {
  const languages = new Map([[language, new Map(Object.entries(messages))]])
  return { mark: language, drafts, languages }
}
const BACK = { 'form.back': { text: 'Retur', isApproved: true } }

describe('a council’s own wording', () => {
  test('is read instead of what came, in its language and nowhere else', () => {
    const own = wordingOf('ro', { 'form.back': { text: 'Retur', isApproved: false } })
    expect(wordsFor('ro', own)('form.back')).toBe('Retur')
    expect(wordsFor('ro')('form.back')).toBe('Înapoi')
    expect(wordsFor('pl', own)('form.back')).toBe('Wstecz')
  })

  test('cannot change the officers’ words or English', () => {
    const own = wordingOf('en', { 'form.back': { text: 'Return', isApproved: true } })
    expect(wordsFor('en', own)('form.back')).toBe('Back')
  })

  test('shows that it is a draft until the last message is approved', () => {
    expect([wordsFor('ro').showsDrafts, wordsFor('en').showsDrafts]).toEqual([true, false])
    const all = Object.keys(GUEST_WORDS).map((key) => [key, { text: 'x', isApproved: true }])
    const whole = wordingOf('ro', Object.fromEntries(all))
    expect(wordsFor('ro', whole).showsDrafts).toBe(false)
    expect(draftsIn(wordingOf('ro', BACK), 'ro')).toBe(all.length - 1)
  })
})

describe('where drafts are not shown', () => {
  const own = wordingOf('ro', BACK, 'english')

  test('an approved message is read in its language, a draft in English', () => {
    const t = wordsFor('ro', own)
    expect([t('form.back'), t('form.day'), t.showsDrafts]).toEqual(['Retur', 'Day', false])
  })

  test('English that stands in keeps English plurals', () => {
    const t = wordsFor('zh-Hant-HK', wordingOf('zh-Hant-HK', BACK, 'english'))
    expect([1, 2].map((people) => t('count.people', { people }))).toEqual(['1 person', '2 people'])
  })

  test('English that stands in runs its own way inside Arabic', () => {
    const t = wordsFor('ar', wordingOf('ar', BACK, 'english'))
    expect(t('closed.revoked')).toMatch(/^\u2066This invitation .*\.\u2069$/)
  })

  test('a language of drafts alone is not offered, and speaks English', () => {
    const none = { ...AS_IT_COMES, drafts: 'english' as const }
    expect(offeredLocales(['en', 'ro', 'pl'], none)).toEqual(['en'])
    expect(offeredLocales(['en', 'ro', 'pl'], own)).toEqual(['en', 'ro'])
    expect(wordsFor('pl', own).locale).toBe('en')
  })
})

describe('a translation', () => {
  const english = '<b>{free, plural, one {# place} other {# places}}</b> of {capacity}'
  const problems = (text: string, intl = 'pl') => problemsOf(text, { english, intl })
  const forms = 'one {# a} few {# b} many {# c} other {# d}'

  test('fits with the arguments, the tags and every plural form of its language', () => {
    expect(problems(`<b>{free, plural, ${forms}}</b> z {capacity}`)).toEqual([])
    expect(problems('<b>{free, plural, other {#}}</b>/{capacity}', 'zh-Hant-HK')).toEqual([])
  })

  test.each([
    ['', [{ problem: 'empty' }]],
    ['{free, plural, one {', [{ problem: 'not-icu' }]],
    [`{free, plural, ${forms}} z {capacity}`, [{ problem: 'lacks', what: '<b>' }]],
    [
      `<b>{free, plural, ${forms}}</b> z {capacity} {name}`,
      [{ problem: 'unknown', what: '{name}' }],
    ],
    ['<b>{free}</b> z {capacity}', [{ problem: 'lacks', what: '{free}' }]],
    [
      '<b>{free, plural, one {# a} other {# d}}</b> z {capacity}',
      [
        { problem: 'plural-lacks', what: 'few' },
        { problem: 'plural-lacks', what: 'many' },
      ],
    ],
    [`\u202e<b>{free, plural, ${forms}}</b> {capacity}`, [{ problem: 'direction-controls' }]],
  ])('%j does not fit', (text, wanted) => {
    expect(problems(text)).toEqual(wanted)
  })

  test('is previewed once for each plural form, with a number of that form', () => {
    expect(previewsOf('{n, plural, one {# loc} few {# locuri} other {# de locuri}}', 'ro')).toEqual(
      [
        { form: 'one', example: 1, text: '1 loc' },
        { form: 'few', example: 2, text: '2 locuri' },
        { form: 'other', example: 21, text: '21 de locuri' },
      ],
    )
    expect(previewsOf('<b>Bună</b>, {name}', 'ro')).toEqual([{ text: 'Bună, [name]' }])
  })

  test('that came with Herald fits its English', () => {
    for (const tag of ['ar', 'uk', 'zh-Hant-HK', 'ro', 'pl'] as const)
      for (const [key, source] of Object.entries(GUEST_WORDS)) {
        const own = wordingMessage(tag, key)
        expect([tag, key, problemsOf(own, { english: source, intl: tag })]).toEqual([tag, key, []])
      }
  })
})

const wordingMessage = (tag: string, key: string) => TRANSLATIONS[tag]?.[key] ?? ''
