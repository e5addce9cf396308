import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'

import type { CalendarEntry } from '#app/domain/calendar/entry-text.ts'
import { calendarFile } from '#app/domain/calendar/ics.ts'
import { readByIcalJs, readByNodeIcal } from '#tests/support/calendar-readers.ts'

// oxlint-disable-next-line no-control-regex -- what no line may hold
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202e]/
/** Where a council or its guests may be, and every zone whose rules are no simple yearly ones. */
const ZONES = [
  'Europe/London',
  'Europe/Dublin',
  'Europe/Kyiv',
  'Asia/Kabul',
  'Asia/Tehran',
  'Asia/Damascus',
  'Asia/Hong_Kong',
  'Asia/Kathmandu',
  'Asia/Jerusalem',
  'Asia/Gaza',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Africa/Asmara',
  'Africa/Khartoum',
  'America/New_York',
  'America/Santiago',
  'America/Vancouver',
  'America/Scoresbysund',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'UTC',
]

const readers = [readByIcalJs, readByNodeIcal]

function anEntry(changes: Partial<CalendarEntry> = {}): CalendarEntry {
  return {
    uid: 'abcdefghijklmnopqrstuvwxya@events.example',
    sequence: 3,
    stamp: new Date('2027-01-05T09:00:00Z'),
    startsAt: new Date('2027-07-14T13:00Z'),
    endsAt: new Date('2027-07-14T15:30Z'),
    timeZone: 'Europe/London',
    title: 'An afternoon at the Guildhall',
    status: 'confirmed',
    ...changes,
  }
}

const people = {
  organizer: { name: 'Marlow City Council', address: 'events@council.example' },
  attendee: { name: 'Oksana Kovalenko', address: 'oksana@family.example', answer: 'accepted' },
} as const

const feed = (...entries: CalendarEntry[]) =>
  calendarFile({ method: 'PUBLISH', timeZone: 'Europe/London', entries })
const request = (changes: Partial<CalendarEntry> = {}) =>
  calendarFile({
    method: 'REQUEST',
    timeZone: 'Europe/London',
    entries: [anEntry({ ...people, ...changes })],
  })

describe('a calendar file', () => {
  test('is read as what was written, by both readers', () => {
    const file = request({
      title: 'Tea, cake; and \\ songs',
      description: 'Ласкаво просимо, родино;\n\nأهلًا وسهلًا، 🎉\n歡迎 \\ "all"',
      place: "St Mary's Guildhall, Bayley Lane",
      url: 'https://events.example/i/abc?a=1;b=2,3&c=\\',
    })
    for (const read of readers)
      expect(read(file)).toEqual({
        method: 'REQUEST',
        entries: [
          {
            uid: 'abcdefghijklmnopqrstuvwxya@events.example',
            sequence: 3,
            stamp: '2027-01-05T09:00:00.000Z',
            startsAt: '2027-07-14T13:00:00.000Z',
            endsAt: '2027-07-14T15:30:00.000Z',
            title: 'Tea, cake; and \\ songs',
            description: 'Ласкаво просимо, родино;\n\nأهلًا وسهلًا، 🎉\n歡迎 \\ "all"',
            place: "St Mary's Guildhall, Bayley Lane",
            url: 'https://events.example/i/abc?a=1;b=2,3&c=\\',
            status: 'CONFIRMED',
            organizer: 'events@council.example',
            attendees: [
              {
                address: 'oksana@family.example',
                name: 'Oksana Kovalenko',
                answer: 'ACCEPTED',
                rsvp: expect.stringMatching(/^false$/i),
              },
            ],
          },
        ],
      })
  })

  test('carries any text through both readers', () => {
    const unit = fc.oneof(
      fc.constantFrom(...',;:\\"\'^=<>&%#@{}[]()!?*-+/| \n\t'),
      fc.constantFrom('مرحبا', 'ї', 'Ґ', 'é', '\u0301', '歡', '🎉', '👩‍👧', 'ي\u200cا', '\u200f'),
      fc.constantFrom('BEGIN:VEVENT', 'END:VCALENDAR', 'ATTENDEE:mailto:x@y', 'DTSTART', 'ABC'),
    )
    const text = fc.array(unit, { maxLength: 40 }).map((units) => units.join(''))
    fc.assert(
      fc.property(text, text, text, (title, description, place) => {
        const line = (value: string) => value.replace(/\s+/g, ' ').trim()
        const file = request({
          title: `x${title}`,
          description: `x${description}`,
          place: `x${place}`,
        })
        for (const read of readers)
          expect(read(file).entries).toMatchObject([
            { title: line(`x${title}`), description: `x${description}`, place: line(`x${place}`) },
          ])
      }),
      { numRuns: 300 },
    )
  })

  test('ends every line with CRLF and folds at 75 octets, never inside a character', () => {
    const file = request({
      title: '👩‍👧歡'.repeat(60),
      description: 'ї'.repeat(300),
      place: 'a'.repeat(500),
    })
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    const lines = file.split('\r\n')
    const lengths = lines.map((line) => new TextEncoder().encode(line).length)
    expect(Math.max(...lengths)).toBeLessThanOrEqual(75)
    expect(Math.max(...lengths)).toBeGreaterThan(72)
    expect(lines.filter((line) => /\p{Surrogate}/u.test(line))).toEqual([])
  })

  test('names the feed, where it comes from and how often to ask again', () => {
    const file = calendarFile({
      method: 'PUBLISH',
      name: 'Events, all; of\r\nATTENDEE:them',
      description: 'All \\ that is public',
      url: 'https://events.example/calendar.ics?kind=welcome;x',
      refreshHours: 4,
      timeZone: 'Europe/London',
      entries: [],
    })
    expect(file.split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Herald//Events//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'NAME:Events\\, all\\; of ATTENDEE:them',
      'X-WR-CALNAME:Events\\, all\\; of ATTENDEE:them',
      'X-WR-CALDESC:All \\\\ that is public',
      'URL:https://events.example/calendar.ics?kind=welcome;x',
      'SOURCE;VALUE=URI:https://events.example/calendar.ics?kind=welcome;x',
      'REFRESH-INTERVAL;VALUE=DURATION:PT4H',
      'X-PUBLISHED-TTL:PT4H',
      'X-WR-TIMEZONE:Europe/London',
      'END:VCALENDAR',
      '',
    ])
  })

  test('has no recurrence rule and no categories', () => {
    const event = request().slice(request().indexOf('BEGIN:VEVENT'))
    expect(event).not.toMatch(/\r\n(RRULE|RDATE|EXDATE|RECURRENCE-ID|CATEGORIES)/)
  })

  test('keeps alarms behind everything else, before the start', () => {
    const file = request({ alarmMinutes: [24 * 60, 120], url: 'https://events.example/i/a' })
    const event = file.slice(file.indexOf('BEGIN:VALARM'))
    expect(event.match(/TRIGGER.*/g)).toEqual(['TRIGGER:-P1D', 'TRIGGER:-PT2H'])
    expect(event.replace(/BEGIN:VALARM[^]*?END:VALARM\r\n/g, '')).toBe(
      'END:VEVENT\r\nEND:VCALENDAR\r\n',
    )
    for (const read of readers) expect(read(file).entries).toHaveLength(1)
  })

  test('shows a cancelled entry as free time and a waiting one as tentative', () => {
    const cancelled = calendarFile({
      method: 'CANCEL',
      timeZone: 'Europe/London',
      entries: [anEntry({ ...people, status: 'cancelled', sequence: 4 })],
    })
    expect(cancelled).toContain('METHOD:CANCEL\r\n')
    expect(cancelled).toContain('STATUS:CANCELLED\r\n')
    expect(cancelled).toContain('TRANSP:TRANSPARENT\r\n')
    expect(request({ status: 'tentative' })).toContain('X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE\r\n')
  })
})

describe('who is named', () => {
  test('a feed names neither sender nor guest, even when it is handed them', () => {
    const file = feed(anEntry(people))
    expect(file).not.toMatch(/ATTENDEE|ORGANIZER|oksana|council\.example/i)
    for (const read of readers)
      expect(read(file)).toMatchObject({ method: 'PUBLISH', entries: [{}] })
  })

  test('a message to a guest without sender or guest, or to two, is never made', () => {
    const message =
      (...entries: CalendarEntry[]) =>
      () =>
        calendarFile({ method: 'REQUEST', timeZone: 'Europe/London', entries })
    expect(message(anEntry())).toThrow('one attendee')
    expect(message(anEntry({ organizer: people.organizer }))).toThrow('one attendee')
    expect(message(anEntry(people), anEntry(people))).toThrow('one entry')
    expect(message(anEntry({ ...people, status: 'cancelled' }))).toThrow('CANCEL')
  })
})

describe('times', () => {
  test('are right on both sides of each change of the clocks', () => {
    for (const instant of [
      '2027-03-28T00:59Z',
      '2027-03-28T01:00Z',
      '2027-10-30T23:59Z',
      '2027-10-31T00:00Z',
      '2027-10-31T00:30Z',
      '2027-10-31T01:00Z',
      '2027-10-31T01:30Z',
      '2027-10-31T02:00Z',
      '2027-01-14T14:00Z',
      '2027-07-14T14:00Z',
    ]) {
      const startsAt = new Date(instant)
      const endsAt = new Date(startsAt.getTime() + 7_200_000)
      for (const read of readers)
        expect(read(feed(anEntry({ startsAt, endsAt }))).entries).toMatchObject([
          { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
        ])
    }
  })

  test('are written by the wall clock with the zone described, once for many entries', () => {
    const entries = Array.from({ length: 20 }, (_, day) =>
      anEntry({
        uid: `day${day}@events.example`,
        endsAt: new Date(Date.UTC(2027, 6, 14, 14 + day)),
      }),
    )
    const file = feed(...entries)
    expect(file.match(/BEGIN:VTIMEZONE/g)).toHaveLength(1)
    expect(file.match(/^DTSTART;TZID=Europe\/London:20270714T140000/gm)).toHaveLength(20)
  })

  test('an hour that comes twice is written in UTC, because readers disagree about which is meant', () => {
    const file = feed(
      anEntry({ startsAt: new Date('2027-10-31T00:30Z'), endsAt: new Date('2027-10-31T05:00Z') }),
    )
    expect(file).toContain('DTSTART:20271031T003000Z\r\nDTEND:20271031T050000Z\r\n')
    expect(file).not.toContain('VTIMEZONE')
  })

  test('are right in every zone there is, whatever its rules', () => {
    const wrong = ZONES.flatMap((timeZone, index) =>
      [0, 2, 4, 6, 8, 10].flatMap((month) => {
        const startsAt = new Date(Date.UTC(2027 + (index % 4), month, 1 + (index % 28), index % 24))
        const endsAt = new Date(startsAt.getTime() + 5_400_000)
        const file = feed(anEntry({ startsAt, endsAt, timeZone }))
        const [read] = readByIcalJs(file).entries
        const isRight =
          read?.startsAt === startsAt.toISOString() && read.endsAt === endsAt.toISOString()
        return isRight ? [] : [`${timeZone} ${startsAt.toISOString()} ${read?.startsAt}`]
      }),
    )
    expect(wrong).toEqual([])
  })

  describe('whatever zone the server runs in', () => {
    const own = process.env.TZ
    afterEach(() => {
      if (own === undefined) delete process.env.TZ
      else process.env.TZ = own
    })

    test('the bytes are the same', () => {
      const files = ['UTC', 'Asia/Kabul', 'America/New_York', 'Europe/London'].map((zone) => {
        process.env.TZ = zone
        const offset = new Date('2027-07-14T13:00Z').getTimezoneOffset()
        return { offset, file: request({ alarmMinutes: [60] }) }
      })
      expect(files.map(({ offset }) => offset)).toEqual([0, -270, 240, -60])
      expect(new Set(files.map(({ file }) => file)).size).toBe(1)
    })
  })
})

describe('an attack', () => {
  const to = (address: string) => ({ attendee: { ...people.attendee, address } })
  const lineStarts = (file: string, name: string) =>
    file.split('\r\n').filter((line) => line.toUpperCase().startsWith(name))

  test.each([
    'x\r\nATTENDEE:mailto:evil@evil.example',
    'x\nATTENDEE:mailto:evil@evil.example',
    'x\rATTENDEE:mailto:evil@evil.example',
    'x\u0085ATTENDEE:mailto:evil@evil.example',
    'x\u2028ATTENDEE:mailto:evil@evil.example',
    'x\r\n\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil@evil.example',
    'x\\nATTENDEE:mailto:evil@evil.example',
    'x";RSVP=TRUE;X-EVIL="y',
    'x":mailto:evil@evil.example',
    'x^nATTENDEE:mailto:evil@evil.example',
    `x^'${'"'.repeat(5)};CN=y`,
    'x\u0000\u0007\u001b[31m',
    'x\u202eevil',
    '\ud800x\udfff',
    '{{constructor}} ${7*7} =HYPERLINK("http://127.0.0.1","x")',
    'x'.repeat(10_000),
  ])('in every text stays text: %#', (attack) => {
    const file = request({
      title: attack,
      description: attack,
      place: attack,
      organizer: { ...people.organizer, name: attack },
      attendee: { ...people.attendee, name: attack },
      alarmMinutes: [60],
    })
    expect(lineStarts(file, 'BEGIN:VEVENT')).toHaveLength(1)
    expect(lineStarts(file, 'UID')).toHaveLength(1)
    expect(lineStarts(file, 'ATTENDEE')).toHaveLength(1)
    expect(file.replaceAll('\r\n', '')).not.toMatch(FORBIDDEN)
    for (const read of readers) {
      const { entries } = read(file)
      expect(entries).toMatchObject([
        {
          organizer: 'events@council.example',
          attendees: [
            { address: 'oksana@family.example', rsvp: expect.stringMatching(/^false$/i) },
          ],
        },
      ])
    }
  })

  test.each<[string, Partial<CalendarEntry>, string]>([
    ['a UID with a line end', { uid: 'x\r\nATTENDEE:mailto:e@e.example' }, 'UID'],
    ['a UID with a semicolon', { uid: 'x;y@events.example' }, 'UID'],
    ['a UID with capitals', { uid: 'Upper@events.example' }, 'UID'],
    ['a UID without a host', { uid: 'no-host' }, 'UID'],
    ['a UID in other letters', { uid: 'ünï@events.example' }, 'UID'],
    ['a UID that is too long', { uid: `${'a'.repeat(300)}@events.example` }, 'UID'],
    ['an address with a line end', to('a@b.example\r\nX-EVIL:1'), 'address'],
    ['an address with a space', to('a b@c.example'), 'address'],
    ['two addresses', to('a@b.example,c@d.example'), 'address'],
    ['no address', to(''), 'address'],
    ['a quoted address', to('"x"@c.example'), 'address'],
    ['a link that runs', { url: 'javascript:alert(1)' }, 'link'],
    ['a link without a host', { url: '//evil.example' }, 'URL'],
    ['a sequence below nought', { sequence: -1 }, 'sequence'],
    ['a sequence that is none', { sequence: NaN }, 'sequence'],
    ['an end at the start', { endsAt: new Date('2027-07-14T13:00Z') }, 'ends'],
    ['no start', { startsAt: new Date(NaN) }, 'valid date'],
  ])('that our own forms refuse makes no file: %s', (_, changes, reason) => {
    expect(() => request(changes)).toThrow(reason)
  })
})

describe('a feed of 500', () => {
  const entries = (changed?: number) =>
    Array.from({ length: 500 }, (_, index) =>
      anEntry({
        uid: `occurrence-${index}@events.example`,
        title: index === changed ? 'Moved' : `Event ${index}`,
        description: 'A long enough text about what happens there. '.repeat(8),
      }),
    )

  test('shows the one entry that changed, although only its title did', () => {
    feed(...entries())
    const titles = readByIcalJs(feed(...entries(77))).entries.map(({ title }) => title)
    expect(titles[77]).toBe('Moved')
    expect(titles.filter((title) => title === 'Moved')).toHaveLength(1)
    expect(titles).toHaveLength(500)
  })

  test('is the same file whether its entries were made before or not', () => {
    const once = feed(...entries(3))
    expect(feed(...entries(3))).toBe(once)
  })
})
