import { describe, expect, test } from 'vitest'
import { LOCALES } from '#app/translations/locales.ts'
import { wordsFor, type Words } from '#app/translations/translate.ts'
import { GUEST_LETTERS } from '#emails/letter-data.ts'
import { LETTER_CSS } from '#emails/letter-style.ts'
import { sampleLetter, sampleNominate, sampleSignIn } from '#emails/samples.ts'
import { composeLetter, composeNominateLetter, composeSignInLetter } from '#emails/render.tsx'
import { unwordedText } from '#tests/support/unworded-text.ts'

const LANGUAGES = LOCALES.filter((language) => language.complete).map(({ tag }) => tag)
const every = LANGUAGES.flatMap((locale) => [
  ...GUEST_LETTERS.map((kind) => {
    const data = sampleLetter(kind, locale)
    return {
      name: `${kind} in ${locale}`,
      locale,
      // A withdrawn invitation has no page any more, and thanks ask for nothing.
      link: kind === 'withdrawn' || kind === 'thanks' ? undefined : data.links.reply,
      guest: true,
      ...composeLetter(kind, data),
    }
  }),
  {
    name: `sign-in in ${locale}`,
    locale,
    link: sampleSignIn(locale).link,
    guest: false,
    ...composeSignInLetter(sampleSignIn(locale)),
  },
  {
    name: `nominate in ${locale}`,
    locale,
    link: sampleNominate(locale).link,
    guest: false,
    ...composeNominateLetter(sampleNominate(locale)),
  },
])

describe.each(every)('$name', ({ locale, link, guest, subject, html, text }) => {
  test('has the personal link on a line of its own in the text', () => {
    const links = text.split('\n').filter((line) => /\/(i|sign-in|nominate)\//.test(line))
    expect(new Set(links)).toEqual(new Set(link ? [link] : []))
    expect(links).toHaveLength(link ? (locale === 'en' ? 1 : 2) : 0)
  })

  test('loads nothing and runs nothing', () => {
    expect(html).not.toMatch(/<(script|img|link|iframe|object|embed|svg|form)\b/i)
    expect(html).not.toMatch(/\b(src|srcset|background|poster)=|url\(|@import|@font-face/i)
    const addresses = [...html.matchAll(/https?:\/\/[^\s"'<]+/g)].map(([address]) => address)
    const stop = guest ? ['https://events.example.org/unsubscribe/2mq8v4kd7xw9tn3bcrf6yhjp5e'] : []
    expect(new Set(addresses)).toEqual(new Set([...(link ? [link] : []), ...stop]))
  })

  test('is dark all round for those who read in the dark: its sheet stands as it was written', () => {
    expect(html).toContain(`<style>${LETTER_CSS}</style>`)
    expect(html).toMatch(/<body class="paper"[^>]*><table[^>]*><tbody><tr><td/)
    expect(LETTER_CSS).toContain('.paper>table>tbody>tr>td{')
  })

  test('is smaller than what mail programs cut', () => {
    expect(Buffer.byteLength(html)).toBeLessThan(100_000)
  })

  test('is in its language and direction, with English below when that is another', () => {
    const { dir } = wordsFor(locale)
    expect(html).toMatch(new RegExp(`^<!DOCTYPE html><html[^>]* dir="${dir}" lang="${locale}"`))
    const parts = [...html.matchAll(/<div lang="([^"]+)" dir="([^"]+)">/g)].map((part) =>
      part.slice(1, 3),
    )
    const own = [locale, dir]
    expect(parts).toEqual(locale === 'en' ? [own] : [own, ['en', 'ltr']])
    const greeting = (words: Words) =>
      guest
        ? words('letter.greeting', { name: '…' }).split('…')[0]!
        : words('letter.greeting-plain')
    const greetings = [...new Set([locale, 'en' as const])].map((tag) => greeting(wordsFor(tag)))
    const sections = text.split('-'.repeat(40)).slice(0, -1)
    expect(sections).toEqual(greetings.map((greeted) => expect.stringContaining(greeted)))
  })

  test('has a subject of one line that says nothing of the inside', () => {
    expect(subject).not.toMatch(/[\p{Cc}\u2028]/u)
    expect(subject).not.toContain('Lord Mayor')
    expect(subject).not.toBe('')
  })

  test('leaves nothing unfilled', () => {
    for (const part of [subject, html, text]) {
      expect(part).not.toMatch(/[\ufdd0-\ufdef]/)
      expect(part).not.toMatch(/undefined|\[object|NaN|Invalid Date|\{[a-z-]+\}/)
    }
  })
})

test.each(GUEST_LETTERS)('%s keeps the inside title out of the preview', (kind) => {
  const { html } = composeLetter(kind, sampleLetter(kind, 'en'))
  const preview = /<div[^>]*display:none[^>]*>([^<\u00a0]*)/.exec(html)?.[1]
  expect(preview).toContain('26 June 2027')
  expect(preview).not.toContain('Lord Mayor')
})

test.each(GUEST_LETTERS)('%s has every word from the tables', (kind) => {
  const data = sampleLetter(kind, 'en-XA')
  const own = composeLetter(kind, { ...data, locale: 'en-XA' }).html.split('<hr')[0]!
  const known = [
    data.council.name,
    data.event.title,
    ...(data.event.summary ?? '').split('\n'),
    ...data.occurrences.flatMap(({ place }) => place ?? []),
    ...(data.before?.place ?? []),
    ...(data.note ?? '').split('\n'),
    data.reason ?? '',
    data.links.reply,
    data.answer?.reference ?? '',
    wordsFor('en')('letter.english-below'),
  ].filter(Boolean)
  expect(unwordedText(own, known)).toEqual([])
})

test('a letter says how it was and how it is now', () => {
  const { text } = composeLetter('event-changed', sampleLetter('event-changed', 'en'))
  expect(text).toContain('The time has changed.')
  expect(text).toContain('The place has changed.')
  expect(text).toContain('When: Saturday 26 June 2027, 14:00 to 17:00')
  expect(text).toContain(
    'Before: Saturday 19 June 2027, 14:00 to 17:00, Council House, Earl Street',
  )
  const data = sampleLetter('event-changed', 'en')
  const timeOnly = composeLetter('event-changed', {
    ...data,
    before: { ...data.before!, place: data.occurrences[0]!.place },
  })
  expect(timeOnly.text).not.toContain('The place has changed.')
})

test('an offer says until when it is held, on the clock of the event', () => {
  const data = sampleLetter('place-offered', 'en')
  expect(composeLetter('place-offered', data).text).toContain(
    'We keep them for you until Sunday 20 June 2027 at 19:00.',
  )
  expect(() => composeLetter('place-offered', { ...data, offer: undefined })).toThrow(
    'does not end',
  )
})

test('several dates are each named, with until when to reply', () => {
  const { text } = composeLetter('invitation', sampleLetter('invitation', 'en'))
  expect(text).toContain('There are 2 dates.')
  expect(text).toContain('Sunday 27 June 2027, 10:30 to 12:00')
  expect(text.match(/Reply by: Friday 18 June 2027 at 17:00/g)).toHaveLength(2)
  expect(text).toContain('Your page shows the place closer to the day.')
})

test('a date that runs past midnight names both days', () => {
  const data = sampleLetter('reply-yes', 'en')
  const night = { ...data.occurrences[0]!, endsAt: new Date('2027-06-27T00:30:00Z') }
  const { text } = composeLetter('reply-yes', { ...data, occurrences: [night] })
  expect(text).toContain('Saturday 26 June 2027 at 14:00 to Sunday 27 June 2027 at 01:30')
})

test('an invitation says that the calendar entry asks for no answer, when there is one', () => {
  const data = sampleLetter('invitation', 'en')
  expect(composeLetter('invitation', data).text).toContain('The entry asks for no answer.')
  expect(composeLetter('invitation', { ...data, calendarAttached: false }).text).not.toContain(
    'calendar',
  )
})

test('a guest without a name, a council without a telephone and a letter without a stop link', () => {
  const data = sampleLetter('reply-no', 'en')
  const { text, html } = composeLetter('reply-no', {
    ...data,
    recipient: { name: '  ' },
    council: { ...data.council, phone: undefined, address: undefined },
    links: { reply: data.links.reply },
  })
  expect(text).toContain('Hello,')
  for (const part of [text, html]) expect(part).not.toMatch(/Dear|ring|No more letters|Earl Street/)
})

test('numbers of people follow the language', () => {
  const people = (count: number) => {
    const data = sampleLetter('reply-yes', 'uk')
    return composeLetter('reply-yes', { ...data, answer: { people: count } }).text
  }
  expect([people(1), people(5)]).toEqual([
    expect.stringMatching(/1 особа[\s\S]*1 person/),
    expect.stringMatching(/5 осіб[\s\S]*5 people/),
  ])
})

test('the English half names council and event in English, and the other half does not', () => {
  for (const kind of ['invitation', 'event-cancelled'] as const) {
    const { text, html, subject } = composeLetter(kind, sampleLetter(kind, 'ar'))
    const [own = '', english = '', foot = ''] = text.split('-'.repeat(40))
    expect(own).toContain('شاي الترحيب لدى اللورد العمدة')
    expect(own).not.toContain('Lord Mayor’s welcome tea')
    expect(english).toContain('Lord Mayor’s welcome tea')
    expect(english).not.toMatch(/شاي|مجلس/)
    expect(subject).toContain('شاي الصيف في الغيلدهول')
    expect(foot).toContain('مجلس مدينة كوفنتري')
    const half = html.slice(html.indexOf('<div lang="en" dir="ltr">'))
    expect(half).toContain('Lord Mayor’s welcome tea')
  }
  const { text } = composeLetter('invitation', sampleLetter('invitation', 'ar'))
  expect(text).toContain('يسر مجلس مدينة كوفنتري دعوتكم.')
  expect(text).toContain('Coventry City Council invites you')
  const signIn = composeSignInLetter(sampleSignIn('ar')).text
  expect(signIn).toContain('مجلس مدينة كوفنتري')
  expect(signIn).toContain('Coventry City Council')
})
