import { typedMoment } from './date-fields.ts'
import type { DateOfEvent } from './date-of-event.ts'

/** A date as its form shows it. */
export function typedOfDate(date: DateOfEvent): Record<string, string[]> {
  const { timeZone } = date
  const sameDay = typedMoment(date.startsAt, timeZone, { on: 'endsOn' })
  const endsOn = typedMoment(date.endsAt, timeZone, { on: 'endsOn', at: 'endsAt' })
  const endsLater = Object.entries(sameDay).some(([name, [value]]) => endsOn[name]?.[0] !== value)
  const where = date.roomId
    ? 'room'
    : date.place
      ? 'elsewhere'
      : date.onlineUrl
        ? 'online'
        : 'later'
  return {
    ...typedMoment(date.startsAt, timeZone, { on: 'startsOn', at: 'startsAt' }),
    ...typedMoment(endsLater ? date.endsAt : null, timeZone, { on: 'endsOn' }),
    endsAt: endsOn.endsAt ?? [],
    where: [where],
    roomId: [date.roomId ?? ''],
    place: [date.place ?? ''],
    onlineUrl: [date.onlineUrl ?? ''],
    placeShown: [date.placeShown],
    ...typedMoment(date.placeShownFromAt, timeZone, { on: 'placeShownFromOn' }),
    capacity: [date.capacity === null ? '' : String(date.capacity)],
    ...typedMoment(date.repliesOpenAt, timeZone, { on: 'repliesOpenOn' }),
    ...typedMoment(date.repliesCloseAt, timeZone, { on: 'repliesCloseOn', at: 'repliesCloseAt' }),
  }
}
