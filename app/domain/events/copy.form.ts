import { z } from 'zod'
import type { Words } from '#app/translations/translate.ts'
import { isoOf, problem, readDay, typedDate } from './date-fields.ts'

/** Whole days between two days such as `2027-03-28`. */
const daysFrom = (from: string, to: string) =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

/**
 * When the copy takes place; as days after the first date of the event that is copied.
 *
 * @param first The day of that date, `2026-09-22`.
 */
export const copyForm = ({ t, first }: { t: Words; first: string }) =>
  z.object({ firstOn: typedDate }).transform(({ firstOn }, ctx) => {
    const date = readDay(ctx, t, 'firstOn', firstOn)
    if (!date) return z.NEVER
    const days = daysFrom(first, isoOf(date))
    if (days === 0) problem(ctx, 'firstOn', 'copy.same-day')
    return { days }
  })
