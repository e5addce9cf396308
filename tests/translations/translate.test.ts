import { describe, expect, test } from 'vitest'
import { LOCALES, type Locale } from '#app/translations/locales.ts'
import {
  deskWords,
  isolate,
  isPlainKey,
  wordsFor,
  type DateStyle,
} from '#app/translations/translate.ts'

const afternoon = new Date('2027-06-26T23:30:00Z')
interface Named {
  bdi: string
}

const london = { timeZone: 'Europe/London' }

describe('a message', () => {
  test('is counted by the rules of its language', () => {
    const counted = (locale: Locale, counts: number[]) =>
      counts.map((people) => wordsFor(locale)('count.people', { people }))
    expect(counted('en', [0, 1, 2])).toEqual(['0 people', '1 person', '2 people'])
    expect(counted('uk', [1, 3, 5, 21])).toEqual(['1 особа', '3 особи', '5 осіб', '21 особа'])
    expect(counted('ar', [0, 1, 2, 3, 11, 100])).toEqual([
      'لا أحد',
      'شخص واحد',
      'شخصان',
      '3 أشخاص',
      '11 شخصًا',
      '100 شخص',
    ])
  })

  test('prints its arguments as they are, whatever they hold', () => {
    for (const council of ['<b>{council}</b>', '{{constructor}}', "'{'", '${7*7}'])
      expect(wordsFor('en')('frame.footer-council', { council })).toBe(`Run by ${council}`)
  })

  test('takes nodes, in the order of the language', () => {
    const node = { bdi: 'أميرة' }
    const after = wordsFor('en').rich<'frame.footer-council', Named>('frame.footer-council', {
      council: node,
    })
    const last = wordsFor('en').rich<'frame.error-title', Named>('frame.error-title', {
      title: node,
    })
    expect([after, last]).toEqual([
      ['Run by ', node],
      ['Error: ', node],
    ])
  })
})

describe('a date', () => {
  test('is on the clock of the place, not of the process', () => {
    const in26 = wordsFor('en').date(afternoon, { timeZone: 'UTC', style: 'day' })
    const in27 = wordsFor('en').date(afternoon, { ...london, style: 'day' })
    expect([in26, in27]).toEqual(['Saturday 26 June 2027', 'Sunday 27 June 2027'])
  })

  test.each<[DateStyle, string]>([
    ['day', 'Sunday 27 June 2027'],
    ['dayShort', 'Sun 27 June'],
    ['dayMonth', '27 June'],
    ['date', '27 June 2027'],
    ['month', 'June 2027'],
    ['weekday', 'Sunday'],
    ['time', '00:30'],
    ['dateTime', 'Sunday 27 June 2027 at 00:30'],
  ])('can be written as %s', (style, expected) => {
    expect(wordsFor('en').date(afternoon, { ...london, style })).toBe(expected)
  })

  test.each(LOCALES.map(({ tag, intl }) => [tag, intl]))(
    'is Gregorian with Latin digits in %s',
    async (_, intl) => {
      const { writeDate } = await import('#app/translations/dates.ts')
      const written = writeDate(intl, afternoon, { ...london, style: 'dateTime' })
      expect(written).toContain('2027')
      expect(written).toMatch(/\b0?0:30/)
      expect(written).not.toMatch(/[٠-٩۰-۹]/)
    },
  )
})

test.each<[Locale, string[]]>([
  [
    'fa-AF',
    ['یکشنبه 27 جون 2027', 'یکشنبه 27 جون', '27 جون', 'جون 2027', 'یکشنبه 27 جون 2027 ساعت 00:30'],
  ],
  [
    'ps',
    [
      'یکشنبه، 27 جون 2027',
      'یکشنبه، 27 جون',
      '27 جون',
      'جون 2027',
      'یکشنبه، 27 جون 2027، 00:30 بجې',
    ],
  ],
  ['ti', ['ሰንበት፣ 27 ሰነ 2027', 'ሰን፣ 27 ሰነ', '27 ሰነ', 'ሰነ 2027', 'ሰንበት፣ 27 ሰነ 2027 ሰዓት 00:30']],
  [
    'ckb',
    [
      'یەکشەممە، 27ی حوزەیرانی 2027',
      'یەکشەممە، 27ی حوزەیران',
      '27ی حوزەیران',
      'حوزەیرانی 2027',
      'یەکشەممە، 27ی حوزەیرانی 2027، کاتژمێر 00:30',
    ],
  ],
])(
  'a date in %s has the day before the month, the year last, the hour after all',
  (tag, expected) => {
    const styles = ['day', 'dayShort', 'dayMonth', 'month', 'dateTime'] as const
    const t = wordsFor(tag)
    expect(styles.map((style) => t.date(afternoon, { ...london, style }))).toEqual(expected)
  },
)

test('a Ukrainian sentence that ends in a date has one full stop, and the weekday stands as it is', () => {
  const t = wordsFor('uk')
  const day = t.date(new Date('2027-03-20T10:30:00Z'), { timeZone: 'Europe/London', style: 'day' })
  expect(day).toBe('субота, 20 березня 2027\u00a0року')
  expect(t('settled.change-until', { day })).toMatch(/: субота, 20 березня 2027\u00a0року\.$/)
})

test('numbers have Latin digits', () => {
  expect(wordsFor('ar').number(12)).toBe('12')
  expect(wordsFor('en').number(1234)).toBe('1,234')
})

test('lists are joined as the language joins them', () => {
  expect(wordsFor('en').list(['Amal', 'Olena', 'Sam'])).toBe('Amal, Olena and Sam')
  expect(wordsFor('uk').list(['Amal', 'Olena'])).toBe('Amal і Olena')
  expect(wordsFor('ckb').list(['A', 'B'])).toBe('A و B')
  expect(wordsFor('en').list([])).toBe('')
})

test('languages are named in the reader’s language, else in their own, else by their tag', () => {
  expect(wordsFor('en').language('ckb')).toBe('Kurdish (Sorani)')
  expect(wordsFor('uk').language('ar')).toBe('арабська')
  expect(wordsFor('uk').language('haz')).toBe('هزارگی')
  expect(wordsFor('en').language('xx')).toBe('xx')
  expect(wordsFor('en').language('not a tag')).toBe('not a tag')
})

test('a language that is not complete speaks English and says so', () => {
  for (const { tag, dir, complete } of LOCALES) {
    const words = wordsFor(tag)
    expect([words.locale, words.dir]).toEqual(complete ? [tag, dir] : ['en', 'ltr'])
    expect(words('form.back') === 'Back').toBe(words.locale === 'en')
  }
})

test('officers’ words are English for every reader', () => {
  expect(deskWords()('desk.people')).toBe('People')
  expect(wordsFor('ar')('desk.people')).toBe('People')
})

test('two languages asked for in turn do not disturb each other', () => {
  const [arabic, english] = [wordsFor('ar'), wordsFor('en')]
  expect([arabic.locale, english.locale, arabic.dir]).toEqual(['ar', 'en', 'rtl'])
  expect(wordsFor('ar')).toBe(arabic)
})

test('a name in a plain sentence is isolated and cannot turn the sentence', () => {
  expect(isolate('أميرة')).toBe('\u2068أميرة\u2069')
  expect(isolate('a\u202eb\u2069c')).toBe('\u2068abc\u2069')
})

test('only the key of a message without arguments is plain', () => {
  expect(isPlainKey('form.back')).toBe(true)
  for (const key of ['frame.ring', 'nothing.here', 'constructor', 'toString'])
    expect(isPlainKey(key)).toBe(false)
})
