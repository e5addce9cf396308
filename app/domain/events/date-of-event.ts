import { addDays, instantToWall, wallTimeToInstant } from '../time.ts'
import { closesWith, rulesIn, type WaitingRules } from './waiting-rules.ts'

/**
 * When, where and for how many: one date of an event, as officers decide it. How its waiting list decides
 * comes along where it is known; it has a form of its own.
 */
export interface DateOfEvent extends Partial<WaitingRules> {
  startsAt: Date
  endsAt: Date
  timeZone: string
  roomId: string | null
  /** A place that is no room of ours. */
  place: string | null
  onlineUrl: string | null
  placeShown: 'always' | 'confirmed'
  placeShownFromAt: Date | null
  repliesOpenAt: Date | null
  repliesCloseAt: Date
  /** People, infants and staff included; null: no limit. */
  capacity: number | null
}

/** The columns of a date that officers decide, and nothing else of the row. */
export function dateOf(row: DateOfEvent): DateOfEvent {
  const { startsAt, endsAt, timeZone, roomId, place, onlineUrl, placeShown } = row
  const { placeShownFromAt, repliesOpenAt, repliesCloseAt, capacity } = row
  const when = { startsAt, endsAt, timeZone }
  const where = { roomId, place, onlineUrl, placeShown, placeShownFromAt }
  return { ...when, ...where, repliesOpenAt, repliesCloseAt, capacity, ...rulesIn(row) }
}

/** Days before the start, the first that leaves guests time to answer. */
const CLOSING_DAYS = [7, 2, 1]

/**
 * When replies close if nobody says otherwise: a week before at the same time of day; where that leaves
 * guests less than a day to answer, two days before, one, or at the start.
 */
export function defaultRepliesCloseAt({
  startsAt,
  timeZone,
  now,
}: {
  startsAt: Date
  timeZone: string
  now: Date
}): Date {
  const earliest = addDays(now, 1, timeZone)
  const days = CLOSING_DAYS.find((before) => addDays(startsAt, -before, timeZone) > earliest)
  return days === undefined ? startsAt : addDays(startsAt, -days, timeZone)
}

/** Whether guests must be told: another time, another place, or another way in than the one they had. */
export function mustBeTold(before: DateOfEvent, after: DateOfEvent): boolean {
  const sameTime = +before.startsAt === +after.startsAt && +before.endsAt === +after.endsAt
  const samePlace = before.roomId === after.roomId && before.place === after.place
  // A first link is not news: guests were told that the way in would stand on their page.
  const sameDoor = before.onlineUrl === null || before.onlineUrl === after.onlineUrl
  return !(sameTime && samePlace && sameDoor)
}

/** Whether a reader may know where: from a moment on, and to all or only to those whose places are kept. */
export function isPlaceShown(
  { placeShown, placeShownFromAt }: Pick<DateOfEvent, 'placeShown' | 'placeShownFromAt'>,
  { comes, now }: { comes: boolean; now: Date },
): boolean {
  if (placeShownFromAt && now < placeShownFromAt) return false
  return placeShown === 'always' || comes
}

/** Midnights between two instants' days on the wall of a zone. */
export function daysApart(from: Date, to: Date, timeZone: string): number {
  const day = (at: Date) => Date.parse(`${instantToWall(at, timeZone).date}T00:00:00Z`)
  return Math.round((day(to) - day(from)) / 86_400_000)
}

/** An instant some days on, at the time of day that another instant has. Refused where the clocks change. */
export function sameTimeOnDay(
  instant: Date,
  { days, timeOf, timeZone }: { days: number; timeOf: Date; timeZone: string },
) {
  const { date } = instantToWall(addDays(instant, days, timeZone), timeZone)
  const { time } = instantToWall(timeOf, timeZone)
  const found = wallTimeToInstant({ date, time, timeZone })
  return !found.ok && 'offers' in found ? { ...found, wall: { date, time } } : found
}

/** Everything about a date, so many days later by the wall clock; replies close before the start as they did. */
export function shiftDate(date: DateOfEvent, days: number): DateOfEvent {
  const { timeZone } = date
  const on = (at: Date) => addDays(at, days, timeZone)
  const startsAt = on(date.startsAt)
  const closes = on(date.repliesCloseAt)
  return {
    ...date,
    startsAt,
    endsAt: on(date.endsAt),
    placeShownFromAt: date.placeShownFromAt && on(date.placeShownFromAt),
    repliesOpenAt: date.repliesOpenAt && on(date.repliesOpenAt),
    repliesCloseAt: closes > startsAt ? startsAt : closes,
    ...(date.promotionClosesAt && {
      promotionClosesAt: closesWith(date.promotionClosesAt, { days, startsAt, timeZone }),
    }),
  }
}
