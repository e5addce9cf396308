import { Temporal } from 'temporal-polyfill'

/** More days than this are cut at the front: what was long ago is in the table of replies anyway. */
const MOST_DAYS = 28

/**
 * A number for each day without gaps, from the first that has one to the last asked for.
 *
 * @param until The last day, such as today; `2027-06-01`.
 */
export function withoutGaps<T>(
  found: ReadonlyArray<T & { day: string }>,
  { until, none }: { until: string; none: T },
): Array<T & { day: string }> {
  const [first] = found
  if (!first) return []
  const byDay = new Map(found.map((one) => [one.day, one]))
  const last = Temporal.PlainDate.from(until)
  let day = Temporal.PlainDate.from(first.day)
  const earliest = last.subtract({ days: MOST_DAYS - 1 })
  if (Temporal.PlainDate.compare(day, earliest) < 0) day = earliest
  const days: Array<T & { day: string }> = []
  for (; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 }))
    days.push(byDay.get(day.toString()) ?? { ...none, day: day.toString() })
  return days
}
