import { Temporal } from 'temporal-polyfill'
import { latinDigits } from '../digits.ts'

/**
 * One day of a time zone, as two instants; it has 23 or 25 hours when the clocks change.
 *
 * @param typed Year, month and day as somebody typed them.
 * @returns Undefined when there is no such day.
 */
export function wholeDay(
  typed: readonly string[],
  timeZone: string,
): { from: Date; to: Date } | undefined {
  const digits = typed.map((part) => latinDigits(part.trim()))
  if (!digits.every((part) => /^\d{1,4}$/.test(part))) return undefined
  const [year = 0, month = 0, day = 0] = digits.map(Number)
  if (year < 2000 || month < 1 || day < 1) return undefined
  const date = dateOf(year, month, day)
  const midnight = (on: Temporal.PlainDate) =>
    new Date(on.toZonedDateTime({ timeZone }).epochMilliseconds)
  return date && { from: midnight(date), to: midnight(date.add({ days: 1 })) }
}

function dateOf(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
  } catch (error) {
    // A RangeError is how Temporal says that there is no such day.
    if (error instanceof RangeError) return undefined
    throw error
  }
}
