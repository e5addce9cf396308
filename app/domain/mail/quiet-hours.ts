import { Temporal } from 'temporal-polyfill'

/** When letters that nobody is waiting for stay here: from the evening until the morning, as `HH:MM`. */
export interface QuietHours {
  from: string
  until: string
  /** IANA name of the council's clock. */
  timeZone: string
}

/**
 * The moment itself, or the end of the quiet hours that it lies in. The same time twice: no quiet hours.
 *
 * Counted on the wall, so that a night is as long as the clocks make it. Where the end is skipped in spring
 * the letters go right after the skip; where it comes twice in autumn, at the one that lies ahead.
 */
export function afterQuiet(moment: Date, { from, until, timeZone }: QuietHours): Date {
  const here = Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone)
  const [start, end] = [Temporal.PlainTime.from(from), Temporal.PlainTime.from(until)]
  const time = here.toPlainTime()
  const isAfter = (one: Temporal.PlainTime, other: Temporal.PlainTime) =>
    Temporal.PlainTime.compare(one, other) >= 0
  const overMidnight = isAfter(start, end)
  const isEvening = isAfter(time, start)
  const isMorning = !isAfter(time, end)
  const isQuiet =
    !start.equals(end) && (overMidnight ? isEvening || isMorning : isEvening && isMorning)
  if (!isQuiet) return moment
  const ends = here
    .toPlainDate()
    .add({ days: overMidnight && isEvening ? 1 : 0 })
    .toPlainDateTime(end)
  const first = ends.toZonedDateTime(timeZone)
  const next =
    Temporal.ZonedDateTime.compare(first, here) > 0
      ? first
      : ends.toZonedDateTime(timeZone, { disambiguation: 'later' })
  return new Date(next.epochMilliseconds)
}

/** Whether it is quiet at a moment. */
export const isQuiet = (moment: Date, quiet: QuietHours): boolean =>
  afterQuiet(moment, quiet) > moment

/** A council's clock and its quiet hours. */
export const quietHoursOf = (council: {
  quietFrom: string
  quietUntil: string
  timeZone: string
}): QuietHours => ({
  from: council.quietFrom,
  until: council.quietUntil,
  timeZone: council.timeZone,
})
