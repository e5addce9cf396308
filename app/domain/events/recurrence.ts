import { Temporal } from 'temporal-polyfill'

import { type Done, done, type Refused, refused } from '../result.ts'
import { type CalendarDate, parseIsoDate, wallTimeToInstant, type WallTime } from '../time.ts'

export const FREQUENCIES = ['weekly', 'fortnightly', 'monthly', 'yearly'] as const
export type Frequency = (typeof FREQUENCIES)[number]

/** Which of a month's Wednesdays: the first to the fifth, or the last, be it fourth or fifth. */
export const NTHS = [1, 2, 3, 4, 5, 'last'] as const
export type Nth = (typeof NTHS)[number]

/** The last day it may happen on, or how many times in all, the first included. */
export type RecurrenceEnd = { until: string } | { times: number }

/** A rule of the wall clock. Weekday, day and time are those of the first occurrence. */
export type RecurrenceRule =
  | { every: Exclude<Frequency, 'monthly'>; ends: RecurrenceEnd }
  | { every: 'monthly'; nth: Nth; ends: RecurrenceEnd }

/** An occurrence as officers say it: from one wall time to another in one zone. */
export interface FirstOccurrence {
  starts: WallTime
  ends: WallTime
  timeZone: string
}

/** An occurrence written out: by the wall clock, and as the instants that are stored. */
export interface WallOccurrence {
  starts: WallTime
  ends: WallTime
  startsAt: Date
  endsAt: Date
}

/** A rule is written out as rows; more than a year of weeks wants another look. */
export const MOST_OCCURRENCES = 60

/** The clocks change at the start or the end of one occurrence: `wall` is that time, `offers` stand in for it. */
export interface ClockChangeInSeries extends Refused<'does-not-exist' | 'happens-twice'> {
  wall: WallTime
  offers: { before: WallTime; after: WallTime }
}

/** A month of the series has no such day: no fifth Friday, no 29 February. */
export interface NoSuchDayInSeries extends Refused<'no-such-day'> {
  year: number
  month: number
}

export type RecurrenceRefused =
  | ClockChangeInSeries
  | NoSuchDayInSeries
  | Refused<
      | 'not-a-date'
      | 'not-a-time'
      | 'not-a-count'
      | 'too-many'
      | 'ends-before-start'
      | 'until-before-first'
      | 'first-does-not-fit'
      | 'overlaps-next'
    >

/**
 * Every occurrence of a rule, the first included, in order; each then lives on its own.
 *
 * All keep the wall clock: 14:00 stays 14:00 in summer and winter, and so does the end.
 *
 * @returns Refused as a whole, never with a day left out: by a day that a month does not have, a time that the
 * clocks jump over or show twice, more than 60 occurrences, or a first one that the rule does not mean.
 */
export function writeOut(
  rule: RecurrenceRule,
  first: FirstOccurrence,
): Done<WallOccurrence[]> | RecurrenceRefused {
  const days = daysOf(rule, first)
  if (!days.ok) return days
  const ended = parseIsoDate(first.ends.date)
  if (!ended.ok) return ended
  const nights = days.value[0]?.until(plain(ended.value), { largestUnit: 'day' }).days ?? 0
  const occurrences: WallOccurrence[] = []
  for (const day of days.value) {
    const starts = { date: day.toString(), time: first.starts.time }
    const ends = { date: day.add({ days: nights }).toString(), time: first.ends.time }
    const startsAt = instantOf(starts, first.timeZone)
    if (!startsAt.ok) return startsAt
    const endsAt = instantOf(ends, first.timeZone)
    if (!endsAt.ok) return endsAt
    if (endsAt.value <= startsAt.value) return refused('ends-before-start')
    const before = occurrences.at(-1)
    if (before && before.endsAt > startsAt.value) return refused('overlaps-next')
    occurrences.push({ starts, ends, startsAt: startsAt.value, endsAt: endsAt.value })
  }
  return done(occurrences)
}

const plain = (date: CalendarDate) => new Temporal.PlainDate(date.year, date.month, date.day)

function instantOf(wall: WallTime, timeZone: string) {
  const instant = wallTimeToInstant({ ...wall, timeZone })
  return !instant.ok && 'offers' in instant ? { ...instant, wall } : instant
}

/** The days of the series. */
function daysOf(
  rule: RecurrenceRule,
  first: FirstOccurrence,
): Done<Temporal.PlainDate[]> | RecurrenceRefused {
  const start = parseIsoDate(first.starts.date)
  if (!start.ok) return start
  const firstDay = plain(start.value)
  if (rule.every === 'monthly' && nthDay(firstDay, firstDay.dayOfWeek, rule.nth) !== firstDay.day)
    return refused('first-does-not-fit')
  const last = lastOf(rule.ends, firstDay)
  if (!last.ok) return last
  const days: Temporal.PlainDate[] = []
  for (let index = 0; index < last.value.times; index += 1) {
    const day = dayOf(rule, firstDay, index)
    if (!(day instanceof Temporal.PlainDate)) {
      // The day that is missing would come after the month's end: a series that stops before has no need of it.
      const monthEnd = new Temporal.PlainYearMonth(day.year, day.month).toPlainDate({ day: 31 })
      if (Temporal.PlainDate.compare(monthEnd, last.value.day) > 0) break
      return { ok: false, reason: 'no-such-day', ...day }
    }
    if (Temporal.PlainDate.compare(day, last.value.day) > 0) break
    if (days.length === MOST_OCCURRENCES) return refused('too-many')
    days.push(day)
  }
  return done(days)
}

/** How far the series goes, as a day and as a count; one of the two is out of reach. */
function lastOf(
  ends: RecurrenceEnd,
  firstDay: Temporal.PlainDate,
): Done<{ day: Temporal.PlainDate; times: number }> | RecurrenceRefused {
  if ('times' in ends) {
    if (!Number.isInteger(ends.times) || ends.times < 1) return refused('not-a-count')
    if (ends.times > MOST_OCCURRENCES) return refused('too-many')
    return done({ day: firstDay.add({ years: MOST_OCCURRENCES + 1 }), times: ends.times })
  }
  const until = parseIsoDate(ends.until)
  if (!until.ok) return until
  const day = plain(until.value)
  if (Temporal.PlainDate.compare(day, firstDay) < 0) return refused('until-before-first')
  return done({ day, times: MOST_OCCURRENCES + 1 })
}

/** The day with this index, or the month that has no such day. */
function dayOf(
  rule: RecurrenceRule,
  firstDay: Temporal.PlainDate,
  index: number,
): Temporal.PlainDate | { year: number; month: number } {
  if (rule.every === 'weekly') return firstDay.add({ weeks: index })
  if (rule.every === 'fortnightly') return firstDay.add({ weeks: 2 * index })
  const from = firstDay.with({ day: 1 })
  const isMonthly = rule.every === 'monthly'
  const month = from.add(isMonthly ? { months: index } : { years: index })
  const day = isMonthly ? nthDay(month, firstDay.dayOfWeek, rule.nth) : firstDay.day
  return day <= month.daysInMonth ? month.with({ day }) : { year: month.year, month: month.month }
}

/** The day of the month on which its nth such weekday falls; beyond the month's end when it has none. */
function nthDay(month: Temporal.PlainDate, weekday: number, nth: Nth): number {
  const offset = (weekday - month.with({ day: 1 }).dayOfWeek + 7) % 7
  if (nth !== 'last') return 1 + offset + (nth - 1) * 7
  return 1 + offset + Math.floor((month.daysInMonth - 1 - offset) / 7) * 7
}
