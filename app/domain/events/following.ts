import { Temporal } from 'temporal-polyfill'
import { addDays, instantToWall, wallTimeToInstant, type WallTime } from '../time.ts'
import { done, type Done, type Refused } from '../result.ts'
import { dateOf, daysApart, type DateOfEvent } from './date-of-event.ts'
import { closesWith } from './waiting-rules.ts'

/** On one of the dates the clocks skip or repeat the time that was chosen. */
export interface ClockChangeOnDate extends Refused<'does-not-exist' | 'happens-twice'> {
  wall: WallTime
  offers: { before: WallTime; after: WallTime }
}

/**
 * A later date of a series after an earlier one was changed: what was changed there is changed here, and
 * what was not stays as it is. Days move by as many days, times become the same time of day.
 *
 * @returns Refused where the clocks skip or repeat the new time on this day.
 */
export function alike(
  later: DateOfEvent,
  { before, after }: { before: DateOfEvent; after: DateOfEvent },
): Done<DateOfEvent> | ClockChangeOnDate {
  const next = { ...dateOf(later) }
  const { timeZone } = later
  if (+before.startsAt !== +after.startsAt || +before.endsAt !== +after.endsAt) {
    const days = daysApart(before.startsAt, after.startsAt, timeZone)
    const starts = {
      date: wallDate(addDays(later.startsAt, days, timeZone), timeZone),
      time: wallTime(after.startsAt, timeZone),
    }
    const nights = daysApart(after.startsAt, after.endsAt, timeZone)
    const ends = { date: plusDays(starts.date, nights), time: wallTime(after.endsAt, timeZone) }
    const startsAt = instantOf(starts, timeZone)
    if (!startsAt.ok) return startsAt
    const endsAt = instantOf(ends, timeZone)
    if (!endsAt.ok) return endsAt
    const shift = daysApart(later.startsAt, startsAt.value, timeZone)
    next.startsAt = startsAt.value
    next.endsAt = endsAt.value
    next.repliesCloseAt = addDays(later.repliesCloseAt, shift, timeZone)
    next.repliesOpenAt = later.repliesOpenAt && addDays(later.repliesOpenAt, shift, timeZone)
    next.placeShownFromAt =
      later.placeShownFromAt && addDays(later.placeShownFromAt, shift, timeZone)
    Object.assign(next, closingAfter(later, next.startsAt))
  }
  const changed = (name: keyof DateOfEvent) =>
    String(valueOf(before[name])) !== String(valueOf(after[name]))
  if (changed('roomId') || changed('place') || changed('onlineUrl')) {
    next.roomId = after.roomId
    next.place = after.place
    next.onlineUrl = after.onlineUrl
  }
  if (changed('placeShown')) next.placeShown = after.placeShown
  if (changed('capacity')) next.capacity = after.capacity
  for (const name of ['placeShownFromAt', 'repliesOpenAt', 'repliesCloseAt'] as const)
    if (distance(before, name) !== distance(after, name))
      Object.assign(next, { [name]: asFarFrom(next.startsAt, after, name) })
  if (next.repliesCloseAt > next.startsAt) next.repliesCloseAt = next.startsAt
  return done(next)
}

/** The last moment for moving up, moved with the start of its date; nothing where the date tells none. */
export function closingAfter(
  { startsAt: before, timeZone, promotionClosesAt }: DateOfEvent,
  startsAt: Date,
): Pick<DateOfEvent, 'promotionClosesAt'> {
  if (!promotionClosesAt) return {}
  const days = daysApart(before, startsAt, timeZone)
  return { promotionClosesAt: closesWith(promotionClosesAt, { days, startsAt, timeZone }) }
}

export type Moment = 'placeShownFromAt' | 'repliesOpenAt' | 'repliesCloseAt' | 'promotionClosesAt'

const valueOf = (value: DateOfEvent[keyof DateOfEvent]) =>
  value instanceof Date ? value.getTime() : value
const wallDate = (at: Date, timeZone: string) => instantToWall(at, timeZone).date
const wallTime = (at: Date, timeZone: string) => instantToWall(at, timeZone).time
const plusDays = (date: string, days: number) =>
  Temporal.PlainDate.from(date).add({ days }).toString()

function instantOf(wall: WallTime, timeZone: string): Done<Date> | ClockChangeOnDate {
  const instant = wallTimeToInstant({ ...wall, timeZone })
  if (instant.ok) return instant
  if ('offers' in instant) return { ...instant, wall }
  throw new Error(`${wall.date} ${wall.time} came out of a clock and is none`)
}

/** How far before the start a moment lies, by calendar days and time of day. */
function distance(date: DateOfEvent, name: Moment): string {
  const at = date[name]
  if (!at) return 'never'
  return `${daysApart(date.startsAt, at, date.timeZone)} ${wallTime(at, date.timeZone)}`
}

/** As many days before another start, at the same time of day. */
export function asFarFrom(startsAt: Date, model: DateOfEvent, name: Moment): Date | null {
  const at = model[name]
  if (!at) return null
  const { timeZone } = model
  const date = plusDays(wallDate(startsAt, timeZone), daysApart(model.startsAt, at, timeZone))
  // Where the clocks skip this time the moment after the jump will do: nobody has to be there.
  const moment = Temporal.PlainDateTime.from(`${date}T${wallTime(at, timeZone)}`)
  return new Date(moment.toZonedDateTime(timeZone).epochMilliseconds)
}
