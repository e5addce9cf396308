import { Temporal } from 'temporal-polyfill'

/** Letters that the clock sends arrive when people are up. */
const HOUR = 10

/** When those who come are reminded: ten in the morning of the event's place, so many days before. */
export function reminderAt(
  { startsAt, timeZone }: { startsAt: Date; timeZone: string },
  days: number,
): Date {
  const day = Temporal.Instant.fromEpochMilliseconds(startsAt.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .subtract({ days })
  const at = day.toZonedDateTime({ timeZone, plainTime: new Temporal.PlainTime(HOUR) })
  return new Date(at.epochMilliseconds)
}
