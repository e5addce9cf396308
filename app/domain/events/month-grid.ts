import { Temporal } from 'temporal-polyfill'
import { done, refused, type Result } from '../result.ts'

/** A month of the Gregorian calendar, `month` from 1 to 12. */
export interface Month {
  year: number
  month: number
}

/** One square of the month: the day as `2027-06-09`, or nothing before the first and after the last. */
export interface MonthSquare {
  date: string | null
  /** Of the month; 0 for a square without a day. */
  day: number
}

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/

/** `2027-06` as a month; refused for anything else, the year nought included. */
export function parseMonth(text: string): Result<Month, 'not-a-month'> {
  const [, year, month] = MONTH.exec(text) ?? []
  return Number(year) > 0
    ? done({ year: Number(year), month: Number(month) })
    : refused('not-a-month')
}

/** `2027-06`. */
export function monthText({ year, month }: Month): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`
}

/** The month that is so many months on, or back. */
export function shiftMonth({ year, month }: Month, by: number): Month {
  const shifted = Temporal.PlainYearMonth.from({ year, month }).add({ months: by })
  return { year: shifted.year, month: shifted.month }
}

/** How many months lie between two: 0 for the same one, negative when the second is earlier. */
export function monthsApart(from: Month, to: Month): number {
  return (to.year - from.year) * 12 + to.month - from.month
}

/** The month in which an instant falls on the wall of a zone. */
export function monthOf(instant: Date, timeZone: string): Month {
  const { year, month } = zoned(instant, timeZone)
  return { year, month }
}

/** The instants between which the month lies in a zone: from its first moment up to the next month's. */
export function monthBounds(month: Month, timeZone: string): { from: Date; until: Date } {
  const first = (of: Month) =>
    new Date(Temporal.PlainDate.from({ ...of, day: 1 }).toZonedDateTime(timeZone).epochMilliseconds)
  return { from: first(month), until: first(shiftMonth(month, 1)) }
}

/** The month as weeks of seven squares, Monday first. */
export function monthGrid({ year, month }: Month): MonthSquare[][] {
  const first = Temporal.PlainDate.from({ year, month, day: 1 })
  const before = first.dayOfWeek - 1
  const weeks = Math.ceil((before + first.daysInMonth) / 7)
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (__, weekday): MonthSquare => {
      const day = week * 7 + weekday - before + 1
      const isDay = day >= 1 && day <= first.daysInMonth
      return isDay ? { date: first.with({ day }).toString(), day } : { date: null, day: 0 }
    }),
  )
}

/**
 * The days on which something is, as `2027-06-09`, on the wall of its zone. What ends at midnight is not
 * on the day that then begins.
 */
export function daysOf({
  startsAt,
  endsAt,
  timeZone,
}: {
  startsAt: Date
  endsAt: Date
  timeZone: string
}): string[] {
  const first = zoned(startsAt, timeZone).toPlainDate()
  const last = zoned(new Date(endsAt.getTime() - 1), timeZone).toPlainDate()
  const days = Math.max(0, first.until(last, { largestUnit: 'day' }).days)
  return Array.from({ length: Math.min(days, MOST_DAYS) + 1 }, (_, on) =>
    first.add({ days: on }).toString(),
  )
}

/** An exhibition may stand for months; no grid shows more than this of one. */
const MOST_DAYS = 62

const zoned = (instant: Date, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone)
