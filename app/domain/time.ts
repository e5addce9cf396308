import { Temporal } from 'temporal-polyfill'

import { type Done, done, type Refused, refused, type Result } from './result.ts'

/** Where a council is when it has not said otherwise. */
export const DEFAULT_TIME_ZONE = 'Europe/London'

/** A day of the Gregorian calendar; `month` is 1 to 12. */
export interface CalendarDate {
  year: number
  month: number
  day: number
}

/** What the clock on the wall shows: `date` as `2027-03-28`, `time` as `09:30` (24 hours). */
export interface WallTime {
  date: string
  time: string
}

/** The clocks change at this time; `offers` are the nearest times before and after that happen once. */
export interface ClockChangeRefused extends Refused<'does-not-exist' | 'happens-twice'> {
  offers: { before: WallTime; after: WallTime }
}

export type WallTimeResult = Done<Date> | ClockChangeRefused | Refused<'not-a-date' | 'not-a-time'>

type Instant = Date
const zoned = (instant: Instant, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone)
const instantOf = (moment: { epochMilliseconds: number }): Instant =>
  new Date(moment.epochMilliseconds)

const wallOf = (clock: Temporal.PlainDateTime | Temporal.ZonedDateTime): WallTime => ({
  date: `${String(clock.year).padStart(4, '0')}-${twoDigits(clock.month)}-${twoDigits(clock.day)}`,
  time: `${twoDigits(clock.hour)}:${twoDigits(clock.minute)}`,
})
const twoDigits = (value: number) => String(value).padStart(2, '0')

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/

/** `2027-03-28` as fields, or refused when there is no such day. */
export function parseIsoDate(text: string): Result<CalendarDate, 'not-a-date'> {
  const [, year, month, day] = DATE.exec(text) ?? []
  const date = { year: Number(year), month: Number(month), day: Number(day) }
  return isDay(date) ? done(date) : refused('not-a-date')
}

function isDay({ year, month, day }: CalendarDate): boolean {
  if (![year, month, day].every(Number.isInteger) || month < 1 || month > 12 || day < 1)
    return false
  return day <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth
}

/**
 * The instant at which the clock on the wall of `timeZone` shows this date and time.
 *
 * A time that the clocks jump over, or show twice, is refused and never guessed: an officer means one
 * moment, and forty families are told it. The offers let the officer go on.
 *
 * @param time 24 hours, `HH:MM`; see `parseTime` for what people type.
 * @throws RangeError for a time zone that does not exist.
 */
export function wallTimeToInstant({
  date,
  time,
  timeZone,
}: {
  date: CalendarDate | string
  time: string
  timeZone: string
}): WallTimeResult {
  const day = typeof date === 'string' ? parseIsoDate(date) : isDay(date) ? done(date) : undefined
  if (!day?.ok) return refused('not-a-date')
  const [, hour, minute] = TIME.exec(time) ?? []
  if (hour === undefined || minute === undefined) return refused('not-a-time')
  const wall = new Temporal.PlainDateTime(
    day.value.year,
    day.value.month,
    day.value.day,
    Number(hour),
    Number(minute),
  )
  const early = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  const late = wall.toZonedDateTime(timeZone, { disambiguation: 'later' })
  if (early.epochMilliseconds === late.epochMilliseconds) return done(instantOf(early))
  const exists = early.toPlainDateTime().equals(wall)
  const shift = { milliseconds: late.epochMilliseconds - early.epochMilliseconds }
  return {
    ok: false,
    reason: exists ? 'happens-twice' : 'does-not-exist',
    offers: { before: wallOf(wall.subtract(shift)), after: wallOf(wall.add(shift)) },
  }
}

/** What the clock on the wall of `timeZone` shows at this instant, to the minute. */
export function instantToWall(instant: Instant, timeZone: string): WallTime {
  return wallOf(zoned(instant, timeZone))
}

/** How many midnights of `timeZone` lie between `now` and the instant: 0 today, 1 tomorrow, -1 yesterday. */
export function daysBetween(now: Instant, instant: Instant, timeZone: string): number {
  const today = zoned(now, timeZone).toPlainDate()
  return today.until(zoned(instant, timeZone).toPlainDate(), { largestUnit: 'day' }).days
}

/**
 * The same time on the wall, so many days later (or earlier). Where the clocks jump over that time, the
 * moment after the jump; where it comes twice, the first. For reminders and shifts, not for what officers type.
 */
export function addDays(instant: Instant, days: number, timeZone: string): Instant {
  return instantOf(zoned(instant, timeZone).add({ days }))
}

export function isSameDay(one: Instant, other: Instant, timeZone: string): boolean {
  return daysBetween(one, other, timeZone) === 0
}

/** The first moment of the instant's day: not always 00:00, since some zones change their clocks at midnight. */
export function startOfDay(instant: Instant, timeZone: string): Instant {
  return instantOf(zoned(instant, timeZone).startOfDay())
}

/** The instant's week: from the first moment of Monday up to, and without, the next Monday's. */
export function weekBounds(instant: Instant, timeZone: string): { from: Instant; until: Instant } {
  const day = zoned(instant, timeZone)
  const monday = day.toPlainDate().subtract({ days: day.dayOfWeek - 1 })
  return {
    from: instantOf(monday.toZonedDateTime(timeZone)),
    until: instantOf(monday.add({ days: 7 }).toZonedDateTime(timeZone)),
  }
}

/** When the day after an instant's day ends, where it happens. */
export function endOfNextDay(instant: Instant, timeZone: string): Instant {
  return instantOf(zoned(instant, timeZone).startOfDay().add({ days: 2 }))
}
