import { Temporal } from 'temporal-polyfill'
import { instantToWall } from '../time.ts'

/**
 * The day for "the same as last year": the same weekday, so many whole weeks on that it is nearest to the
 * anniversary, and in the future.
 *
 * @returns `2027-09-22`
 */
export function sameWeekdayNextYear(startsAt: Date, timeZone: string, now: Date): string {
  const day = Temporal.PlainDate.from(instantToWall(startsAt, timeZone).date)
  const today = Temporal.PlainDate.from(instantToWall(now, timeZone).date)
  for (let years = 1; ; years += 1) {
    const anniversary = day.add({ years })
    const weeks = Math.round(day.until(anniversary, { largestUnit: 'day' }).days / 7)
    const next = day.add({ weeks })
    if (Temporal.PlainDate.compare(next, today) > 0) return next.toString()
  }
}
