import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { describeRecurrence, nthsOf } from '#app/domain/events/describe-recurrence.ts'
import {
  type FirstOccurrence,
  FREQUENCIES,
  type Nth,
  NTHS,
  type RecurrenceEnd,
  type RecurrenceRule,
  writeOut,
} from '#app/domain/events/recurrence.ts'

const timeZone = 'Europe/London'
const from = (date: string, starts = '14:00', ends = '16:30', endsOn = date): FirstOccurrence => ({
  starts: { date, time: starts },
  ends: { date: endsOn, time: ends },
  timeZone,
})
const days = (rule: RecurrenceRule, first: FirstOccurrence) => {
  const written = writeOut(rule, first)
  return written.ok ? written.value.map(({ starts }) => starts.date) : written
}

describe('a rule written out', () => {
  test('keeps the wall clock at both ends when the clocks change', () => {
    expect(writeOut({ every: 'weekly', ends: { times: 2 } }, from('2027-03-24'))).toEqual({
      ok: true,
      value: [
        {
          starts: { date: '2027-03-24', time: '14:00' },
          ends: { date: '2027-03-24', time: '16:30' },
          startsAt: new Date('2027-03-24T14:00Z'),
          endsAt: new Date('2027-03-24T16:30Z'),
        },
        {
          starts: { date: '2027-03-31', time: '14:00' },
          ends: { date: '2027-03-31', time: '16:30' },
          startsAt: new Date('2027-03-31T13:00Z'),
          endsAt: new Date('2027-03-31T15:30Z'),
        },
      ],
    })
  })

  test('an evening that ends after midnight does so every time', () => {
    const written = writeOut(
      { every: 'fortnightly', ends: { times: 2 } },
      from('2027-06-04', '22:00', '00:30', '2027-06-05'),
    )
    expect(written).toMatchObject({
      ok: true,
      value: [{ ends: { date: '2027-06-05' } }, { ends: { date: '2027-06-19', time: '00:30' } }],
    })
  })

  test('the third Wednesday of every month until a day that counts', () => {
    expect(
      days({ every: 'monthly', nth: 3, ends: { until: '2027-05-19' } }, from('2027-01-20')),
    ).toEqual(['2027-01-20', '2027-02-17', '2027-03-17', '2027-04-21', '2027-05-19'])
  })

  test('the last Friday is the fourth or the fifth', () => {
    expect(days({ every: 'monthly', nth: 'last', ends: { times: 4 } }, from('2027-01-29'))).toEqual(
      ['2027-01-29', '2027-02-26', '2027-03-26', '2027-04-30'],
    )
  })

  test('every year on the same day', () => {
    expect(days({ every: 'yearly', ends: { times: 3 } }, from('2027-06-20'))).toEqual([
      '2027-06-20',
      '2028-06-20',
      '2029-06-20',
    ])
  })
})

describe('a rule is refused', () => {
  test('when a month has no fifth Friday, naming the month', () => {
    expect(days({ every: 'monthly', nth: 5, ends: { times: 6 } }, from('2027-01-29'))).toEqual({
      ok: false,
      reason: 'no-such-day',
      year: 2027,
      month: 2,
    })
  })

  test('when a year has no 29 February, naming the year', () => {
    const leap = from('2028-02-29')
    expect(days({ every: 'yearly', ends: { times: 2 } }, leap)).toEqual({
      ok: false,
      reason: 'no-such-day',
      year: 2029,
      month: 2,
    })
    expect(days({ every: 'yearly', ends: { until: '2029-01-31' } }, leap)).toEqual(['2028-02-29'])
  })

  test('when the clocks jump over a start, naming it and what can stand in for it', () => {
    expect(
      writeOut({ every: 'weekly', ends: { times: 5 } }, from('2027-03-07', '01:30', '05:00')),
    ).toEqual({
      ok: false,
      reason: 'does-not-exist',
      wall: { date: '2027-03-28', time: '01:30' },
      offers: {
        before: { date: '2027-03-28', time: '00:30' },
        after: { date: '2027-03-28', time: '02:30' },
      },
    })
  })

  test('when an end happens twice', () => {
    expect(
      writeOut(
        { every: 'weekly', ends: { times: 5 } },
        from('2027-10-16', '20:00', '01:15', '2027-10-17'),
      ),
    ).toMatchObject({ reason: 'happens-twice', wall: { date: '2027-10-31', time: '01:15' } })
  })

  test.each<[string, RecurrenceRule, FirstOccurrence]>([
    ['too-many', { every: 'weekly', ends: { times: 61 } }, from('2027-01-04')],
    ['too-many', { every: 'weekly', ends: { until: '2028-02-28' } }, from('2027-01-04')],
    ['too-many', { every: 'yearly', ends: { until: '9999-12-31' } }, from('2027-01-04')],
    ['not-a-count', { every: 'weekly', ends: { times: 0 } }, from('2027-01-04')],
    ['not-a-count', { every: 'weekly', ends: { times: 1.5 } }, from('2027-01-04')],
    ['not-a-count', { every: 'weekly', ends: { times: NaN } }, from('2027-01-04')],
    ['until-before-first', { every: 'weekly', ends: { until: '2027-01-03' } }, from('2027-01-04')],
    ['not-a-date', { every: 'weekly', ends: { until: '2027-02-30' } }, from('2027-01-04')],
    ['not-a-date', { every: 'weekly', ends: { times: 2 } }, from('2027-02-30')],
    ['not-a-time', { every: 'weekly', ends: { times: 2 } }, from('2027-02-03', '9am')],
    ['ends-before-start', { every: 'weekly', ends: { times: 2 } }, from('2027-02-03', '17:00')],
    ['first-does-not-fit', { every: 'monthly', nth: 2, ends: { times: 2 } }, from('2027-01-20')],
    [
      'overlaps-next',
      { every: 'weekly', ends: { times: 2 } },
      from('2027-02-03', '10:00', '11:00', '2027-02-10'),
    ],
  ])('%s', (reason, rule, first) => {
    expect(writeOut(rule, first)).toEqual({ ok: false, reason })
  })

  test('never at sixty, the most that is written out', () => {
    expect(
      days({ every: 'weekly', ends: { until: '2028-02-21' } }, from('2027-01-04')),
    ).toHaveLength(60)
    expect(days({ every: 'weekly', ends: { times: 60 } }, from('2027-01-04'))).toHaveLength(60)
  })
})

test('a rule is described in parts of a sentence', () => {
  const ends = { times: 6 }
  const first = { year: 2027, month: 1, day: 27 }
  expect(describeRecurrence({ every: 'monthly', nth: 'last', ends }, first)).toEqual({
    every: 'monthly',
    weekday: 3,
    nth: 'last',
    ends,
  })
  expect(describeRecurrence({ every: 'yearly', ends }, first)).toEqual({
    every: 'yearly',
    day: 27,
    month: 1,
    ends,
  })
  expect(nthsOf(first)).toEqual([4, 'last'])
  expect(nthsOf({ ...first, day: 20 })).toEqual([3])
  expect(nthsOf({ ...first, day: 29 })).toEqual(['last'])
})

/** A slow second opinion: walk day by day, and look at each. */
function walked(rule: RecurrenceRule, date: string): string[] | string {
  const DAY = 86_400_000
  const iso = (day: number) => new Date(day * DAY).toISOString().slice(0, 10)
  const start = Date.parse(date) / DAY
  const first = new Date(date)
  const month = (day: number) => iso(day).slice(0, 7)
  const nthOf = (day: number) => Math.ceil(Number(iso(day).slice(8)) / 7)
  const isNth = (day: number, nth: Nth) =>
    nth === 'last' ? month(day + 7) !== month(day) : nthOf(day) === nth
  const fits = (day: number) => {
    const since = day - start
    if (rule.every === 'weekly') return since % 7 === 0
    if (rule.every === 'fortnightly') return since % 14 === 0
    if (rule.every === 'monthly') return since % 7 === 0 && isNth(day, rule.nth)
    return iso(day).slice(5) === date.slice(5)
  }
  if (!fits(start)) return 'first-does-not-fit'
  const found: string[] = []
  const enough = 'times' in rule.ends ? rule.ends.times : Infinity
  const until = 'until' in rule.ends ? rule.ends.until : '9999'
  for (let day = start; found.length < enough && iso(day) <= until; day += 1) {
    if (fits(day)) found.push(iso(day))
    if (found.length > 60) return 'too-many'
    // A month (or a February) that ended without its day, although the series went on through it.
    const monthIsOver = month(day + 1) !== month(day)
    const isDue =
      rule.every === 'monthly' ||
      (rule.every === 'yearly' && month(day).slice(5) === date.slice(5, 7))
    const hasEnded = found.length >= enough
    if (monthIsOver && isDue && !hasEnded && !found.some((one) => one.startsWith(month(day))))
      return `no-such-day ${month(day)}`
    if (day - start > 366 * 70) throw new Error(`walked too far from ${first.toISOString()}`)
  }
  return found
}

test('any rule, written out, is what walking day by day finds', () => {
  const day = fc
    .integer({ min: Date.UTC(2024, 0) / 86_400_000, max: Date.UTC(2030, 0) / 86_400_000 })
    .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))
  const rule = fc
    .record({
      every: fc.constantFrom(...FREQUENCIES),
      nth: fc.constantFrom(...NTHS),
      times: fc.integer({ min: 1, max: 12 }),
      length: fc.integer({ min: 0, max: 700 }),
      counted: fc.boolean(),
    })
    .chain(({ every, nth, times, length, counted }) =>
      day.map((date) => {
        const until = new Date(Date.parse(date) + length * 86_400_000).toISOString().slice(0, 10)
        const ends: RecurrenceEnd = counted ? { times } : { until }
        // Half of the monthly rules fit their first day: else most would be refused at once.
        const fitting = times % 2 === 0 ? (Math.ceil(Number(date.slice(8)) / 7) as Nth) : nth
        const made: RecurrenceRule =
          every === 'monthly' ? { every, nth: fitting, ends } : { every, ends }
        return { date, made }
      }),
    )
  const seen = new Map<string, number>()
  fc.assert(
    fc.property(rule, ({ date, made }) => {
      const truth = walked(made, date)
      const written = writeOut(made, from(date))
      const got = written.ok
        ? written.value.map(({ starts }) => starts.date)
        : written.reason === 'no-such-day'
          ? `no-such-day ${written.year}-${String(written.month).padStart(2, '0')}`
          : written.reason
      const outcome = typeof truth === 'string' ? truth.split(' ')[0]! : made.every
      seen.set(outcome, (seen.get(outcome) ?? 0) + 1)
      expect(got).toEqual(truth)
    }),
    { numRuns: 1500, seed: 7 },
  )
  for (const outcome of [...FREQUENCIES, 'no-such-day', 'first-does-not-fit', 'too-many'])
    expect(seen.get(outcome) ?? 0).toBeGreaterThan(10)
})
