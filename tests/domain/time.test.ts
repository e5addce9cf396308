import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import {
  addDays,
  daysBetween,
  DEFAULT_TIME_ZONE,
  instantToWall,
  isSameDay,
  parseIsoDate,
  startOfDay,
  wallTimeToInstant,
  weekBounds,
} from '#app/domain/time.ts'

const london = DEFAULT_TIME_ZONE
const at = (date: string, time: string, timeZone = london) =>
  wallTimeToInstant({ date, time, timeZone })

/** The wall clock of a zone by another road: Intl, minute by minute. */
function wallByIntl(instant: Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  })
  return format.format(instant)
}

describe('the wall clock and the instant', () => {
  test('two in the afternoon is an hour earlier in UTC in summer, and the same in winter', () => {
    expect(at('2027-07-14', '14:00')).toEqual({ ok: true, value: new Date('2027-07-14T13:00Z') })
    expect(at('2027-01-14', '14:00')).toEqual({ ok: true, value: new Date('2027-01-14T14:00Z') })
    expect(
      wallTimeToInstant({
        date: { year: 2027, month: 7, day: 14 },
        time: '14:00',
        timeZone: london,
      }),
    ).toEqual({ ok: true, value: new Date('2027-07-14T13:00Z') })
  })

  test('28 March 2027 has no 01:30: refused, with the times before and after', () => {
    expect(at('2027-03-28', '01:30')).toEqual({
      ok: false,
      reason: 'does-not-exist',
      offers: {
        before: { date: '2027-03-28', time: '00:30' },
        after: { date: '2027-03-28', time: '02:30' },
      },
    })
  })

  test('31 October 2027 has 01:30 twice: refused, with the times before and after', () => {
    expect(at('2027-10-31', '01:30')).toEqual({
      ok: false,
      reason: 'happens-twice',
      offers: {
        before: { date: '2027-10-31', time: '00:30' },
        after: { date: '2027-10-31', time: '02:30' },
      },
    })
  })

  test('the edges of the gap and of the doubled hour are plain times', () => {
    const edges: [string, string, string][] = [
      ['2027-03-28', '00:59', '2027-03-28T00:59Z'],
      ['2027-03-28', '02:00', '2027-03-28T01:00Z'],
      ['2027-10-31', '00:59', '2027-10-30T23:59Z'],
      ['2027-10-31', '02:00', '2027-10-31T02:00Z'],
    ]
    for (const [date, time, instant] of edges)
      expect(at(date, time)).toEqual({ ok: true, value: new Date(instant) })
    expect(at('2027-03-28', '01:00')).toMatchObject({ reason: 'does-not-exist' })
    expect(at('2027-10-31', '01:00')).toMatchObject({ reason: 'happens-twice' })
  })

  test('where clocks change at midnight, the offer before is on the day before', () => {
    expect(at('2027-03-28', '00:15', 'Asia/Beirut')).toEqual({
      ok: false,
      reason: 'does-not-exist',
      offers: {
        before: { date: '2027-03-27', time: '23:15' },
        after: { date: '2027-03-28', time: '01:15' },
      },
    })
  })

  test('what is offered is accepted', () => {
    for (const refusal of [at('2027-03-28', '01:30'), at('2027-10-31', '01:59')]) {
      if (refusal.ok || !('offers' in refusal)) throw new Error('expected offers')
      for (const { date, time } of Object.values(refusal.offers))
        expect(at(date, time)).toMatchObject({ ok: true })
    }
  })

  test('days and times that are none are refused', () => {
    for (const date of ['2027-02-29', '2027-13-01', '2027-00-10', '27-01-01', '2027-1-1', ''])
      expect(at(date, '10:00')).toEqual({ ok: false, reason: 'not-a-date' })
    for (const time of ['24:00', '9:30', '10:60', '10:00:00', ''])
      expect(at('2027-01-01', time)).toEqual({ ok: false, reason: 'not-a-time' })
    const date = { year: 2027, month: 4, day: 31 }
    expect(wallTimeToInstant({ date, time: '10:00', timeZone: london })).toEqual({
      ok: false,
      reason: 'not-a-date',
    })
    expect(parseIsoDate('2028-02-29')).toEqual({
      ok: true,
      value: { year: 2028, month: 2, day: 29 },
    })
  })

  test('any minute in any zone comes back from its wall time, or is one that the clocks change at', () => {
    const zones = ['Europe/London', 'Asia/Kabul', 'America/New_York', 'Australia/Lord_Howe', 'UTC']
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2000, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 }),
        fc.constantFrom(...zones),
        (minute, timeZone) => {
          const instant = new Date(minute * 60_000)
          const wall = instantToWall(instant, timeZone)
          expect(`${wall.date} ${wall.time}`).toBe(wallByIntl(instant, timeZone))
          const back = wallTimeToInstant({ ...wall, timeZone })
          expect(back.ok ? back.value : back.reason).toEqual(back.ok ? instant : 'happens-twice')
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('days', () => {
  test('days are counted by midnights of the zone, not by 24 hours', () => {
    const lateEvening = new Date('2027-06-17T22:30Z') // 23:30 in London
    expect(daysBetween(lateEvening, new Date('2027-06-17T23:15Z'), london)).toBe(1)
    expect(daysBetween(lateEvening, new Date('2027-06-17T23:15Z'), 'UTC')).toBe(0)
    expect(daysBetween(lateEvening, new Date('2027-06-16T23:30Z'), london)).toBe(0)
    expect(daysBetween(lateEvening, new Date('2027-06-16T22:30Z'), london)).toBe(-1)
    expect(isSameDay(lateEvening, new Date('2027-06-17T23:15Z'), london)).toBe(false)
    expect(isSameDay(lateEvening, new Date('2027-06-16T23:00Z'), london)).toBe(true)
  })

  test('a week later is at the same time on the wall, across the change of clocks', () => {
    expect(addDays(new Date('2027-03-24T10:00Z'), 7, london)).toEqual(new Date('2027-03-31T09:00Z'))
    expect(addDays(new Date('2027-11-03T10:00Z'), -7, london)).toEqual(
      new Date('2027-10-27T09:00Z'),
    )
  })

  test('a day starts at midnight of the zone, or when its clocks say so', () => {
    expect(startOfDay(new Date('2027-07-14T13:00Z'), london)).toEqual(new Date('2027-07-13T23:00Z'))
    const beirut = startOfDay(new Date('2027-03-28T10:00Z'), 'Asia/Beirut')
    expect(instantToWall(beirut, 'Asia/Beirut')).toEqual({ date: '2027-03-28', time: '01:00' })
  })

  test('a week runs from Monday to Monday, and is an hour short when the clocks go forward', () => {
    const { from, until } = weekBounds(new Date('2027-03-28T20:00Z'), london)
    expect(from).toEqual(new Date('2027-03-22T00:00Z'))
    expect(until).toEqual(new Date('2027-03-28T23:00Z'))
    expect(weekBounds(until, london).from).toEqual(until)
  })
})
