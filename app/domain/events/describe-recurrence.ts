import { Temporal } from 'temporal-polyfill'

import type { CalendarDate } from '../time.ts'
import type { Nth, RecurrenceEnd, RecurrenceRule } from './recurrence.ts'

/** The parts of a sentence such as "every month on the third Wednesday, six times". */
export type RecurrenceDescription = { ends: RecurrenceEnd } & (
  | { every: 'weekly' | 'fortnightly'; weekday: number }
  | { every: 'monthly'; weekday: number; nth: Nth }
  | { every: 'yearly'; day: number; month: number }
)

/** What a rule means for a first day; weekdays are 1 (Monday) to 7, months 1 to 12. */
export function describeRecurrence(
  rule: RecurrenceRule,
  first: CalendarDate,
): RecurrenceDescription {
  const weekday = weekdayOf(first)
  if (rule.every === 'monthly') return { every: 'monthly', weekday, nth: rule.nth, ends: rule.ends }
  if (rule.every === 'yearly')
    return { every: 'yearly', day: first.day, month: first.month, ends: rule.ends }
  return { every: rule.every, weekday, ends: rule.ends }
}

/** What "the same weekday every month" can mean for a first day: "the fourth" and perhaps "the last". */
export function nthsOf(first: CalendarDate): Nth[] {
  const { daysInMonth } = Temporal.PlainYearMonth.from({ year: first.year, month: first.month })
  const nths: Nth[] = []
  const nth = Math.ceil(first.day / 7)
  if (nth === 1 || nth === 2 || nth === 3 || nth === 4) nths.push(nth)
  if (first.day + 7 > daysInMonth) nths.push('last')
  return nths
}

const weekdayOf = ({ year, month, day }: CalendarDate) =>
  new Temporal.PlainDate(year, month, day).dayOfWeek
