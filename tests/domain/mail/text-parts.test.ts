import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { costOfTexts, waysOf } from '#app/domain/mail/text-cost.ts'
import { asSent, partsOf } from '#app/domain/mail/text-parts.ts'
import { textIn, TEXT_PURPOSES } from '#app/domain/mail/text-words.ts'
import { LOCALES } from '#app/translations/locales.ts'
import { wordsFor } from '#app/translations/translate.ts'

const LINK = `https://events.borchester.gov.uk/i/${'a'.repeat(26)}`
const told = {
  outsideTitle: 'Summer afternoon',
  startsAt: new Date('2027-06-26T13:30:00Z'),
  timeZone: 'Europe/London',
  councilName: 'Borchester City Council',
  link: LINK,
  phone: '01632 960000',
  expiresAt: new Date('2027-06-20T16:00:00Z'),
}
const GSM =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'

describe('the parts of a text', () => {
  test.each([
    ['', 1],
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['a'.repeat(306), 2],
    ['a'.repeat(307), 3],
    ['a'.repeat(918), 6],
    // A sign of the second table takes two places.
    ['€'.repeat(80), 1],
    ['€'.repeat(80) + 'a', 2],
    ['^{}\\[~]|€'.repeat(8) + 'a'.repeat(16), 1],
    ['^{}\\[~]|€'.repeat(8) + 'a'.repeat(17), 2],
    [GSM, 1],
    // One letter that the alphabet lacks changes all of them.
    ['ж'.repeat(70), 1],
    ['ж'.repeat(71), 2],
    ['ж'.repeat(134), 2],
    ['ж'.repeat(135), 3],
    ['ж'.repeat(201), 3],
    ['ж'.repeat(268), 4],
    [`${'a'.repeat(70)}ŵ`, 2],
    ['ሰ'.repeat(70), 1],
    // An emoji is two units of 16 bits.
    ['🎉'.repeat(35), 1],
    [`${'🎉'.repeat(35)}a`, 2],
  ])('%# are as GOV.UK Notify counts them', (text, parts) => {
    expect(partsOf(text).parts).toBe(parts)
  })

  test.each([...'áíóúÁÀÈłęșțâîçñŵŷÿ'])('of a text with %s', (letter) => {
    const free = 'ÄÉÖÜàäéèìòöùüñ'.includes(letter)
    expect(partsOf(`${letter}${'a'.repeat(100)}`)).toMatchObject(
      free ? { alphabet: 'gsm', parts: 1 } : { alphabet: 'unicode', parts: 2 },
    )
  })

  test('are not more for what a word processor makes of a dash or a quotation mark', () => {
    const typed = '“Summer” – it’s soon…\u00a0Come\u200b'
    expect(asSent(typed)).toBe('"Summer" - it\'s soon... Come')
    expect(partsOf(typed).alphabet).toBe('gsm')
  })

  test('hold the whole text, and one less would not', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 900 }), (text) => {
        const { units, parts, alphabet } = partsOf(text)
        const [one, each] = alphabet === 'gsm' ? [160, 153] : [70, 67]
        const room = (count: number) => (count === 1 ? one : count * each)
        expect(room(parts)).toBeGreaterThanOrEqual(units)
        expect(parts === 1 || room(parts - 1) < units).toBe(true)
        expect(alphabet === 'unicode').toBe(
          [...asSent(text)].some((c) => !GSM.includes(c) && !'^{}\\[~]|€'.includes(c)),
        )
      }),
    )
  })
})

describe('a text', () => {
  test.each(LOCALES.map(({ tag }) => tag))(
    'in %s is short, and tells neither place nor name',
    (tag) => {
      const t = wordsFor(tag)
      for (const purpose of TEXT_PURPOSES) {
        const text = textIn(t, { purpose, ...told })
        expect(text).toContain('Summer afternoon')
        expect(text).toContain('26')
        expect(text).toContain('Borchester City Council')
        expect(text).not.toMatch(/[\u2066-\u2069]|undefined|\{|\}/)
        // The link is a line of its own, so that it is whole in any direction of writing.
        const isOver = purpose === 'event_cancelled' || purpose === 'withdrawn'
        expect(text.split('\n').includes(LINK)).toBe(!isOver)
        expect(text.includes('01632 960000')).toBe(isOver)
        expect(partsOf(text).parts).toBeLessThanOrEqual(tag === 'en' ? 2 : 4)
        expect(text.length).toBeLessThan(918)
      }
    },
  )

  test('in English is of the cheap alphabet', () => {
    for (const purpose of TEXT_PURPOSES)
      expect(partsOf(textIn(wordsFor('en'), { purpose, ...told })).alphabet).toBe('gsm')
  })
})

describe('what texts cost', () => {
  const group = { language: 'en', isReminded: false, isGroup: false }
  const groups = [
    { ...group, hasEmail: true, hasMobile: true, parties: 5 },
    { ...group, hasEmail: false, hasMobile: true, parties: 3 },
    { ...group, language: 'ti', hasEmail: false, hasMobile: true, parties: 2 },
    { ...group, hasEmail: false, hasMobile: false, parties: 7 },
    { ...group, hasEmail: true, hasMobile: false, parties: 1 },
  ]

  test('is counted by how an officer chose to send', () => {
    expect(waysOf(groups, 'email')).toEqual({ byEmail: 6, byText: 0, byHand: 12 })
    expect(waysOf(groups, 'either')).toEqual({ byEmail: 6, byText: 5, byHand: 7 })
    expect(waysOf(groups, 'text')).toEqual({ byEmail: 1, byText: 10, byHand: 7 })
  })

  test('is the parts of each language, times the price', () => {
    const textFor = ({ language }: { language: string }) =>
      language === 'ti' ? 'ሰ'.repeat(100) : 'a'.repeat(170)
    expect(costOfTexts(groups, 'either', textFor, 240)).toEqual({
      texts: 5,
      parts: 10,
      price: 2400,
    })
    expect(costOfTexts(groups, 'email', textFor, 240)).toEqual({ texts: 0, parts: 0, price: 0 })
  })
})
