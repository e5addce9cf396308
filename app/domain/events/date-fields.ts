import { z } from 'zod'
import type { Words } from '#app/translations/translate.ts'
import { instantToWall, wallTimeToInstant, type CalendarDate } from '../time.ts'
import { parseDateFields, parseTime } from '../typed-time.ts'

/** A form's field that may be left out or empty. */
export const typedText = z
  .string()
  .optional()
  .transform((text) => text?.trim() ?? '')

/** Three boxes for a date, each perhaps empty. */
export const typedDate = z
  .object({ day: typedText, month: typedText, year: typedText })
  .optional()
  .transform((parts) => parts ?? { day: '', month: '', year: '' })

export type TypedDate = z.output<typeof typedDate>
export type Problems = Pick<z.core.$RefinementCtx, 'addIssue'>

export const isEmpty = ({ day, month, year }: TypedDate): boolean => `${day}${month}${year}` === ''

/** Tell a field, or a part of it, what is wrong. `field` may have parts: `startsOn.day`. */
export function problem(ctx: Problems, field: string, message: string): undefined {
  ctx.addIssue({ code: 'custom', path: field.split('.'), message })
}

/** A date out of its three boxes, as `2027-06-26`; undefined when it is none, which the form then says. */
export function readDay(
  ctx: Problems,
  t: Words,
  field: string,
  typed: TypedDate,
): CalendarDate | undefined {
  const date = parseDateFields(typed.day, typed.month, typed.year)
  if (date.ok) return date.value
  const where = date.fields.length === 3 ? field : `${field}.${date.fields[0]}`
  return problem(ctx, where, t(`when-form.date-${date.reason}`))
}

/** A time as typed, as `HH:MM`; undefined when it is none, which the form then says. */
export function readTime(
  ctx: Problems,
  t: Words,
  field: string,
  typed: string,
): string | undefined {
  const time = parseTime(typed)
  return time.ok ? time.value : problem(ctx, field, t(`when-form.time-${time.reason}`))
}

/** The moment that a day and a time name in a zone; one that the clocks skip or repeat is refused in words. */
export function readMoment(
  ctx: Problems,
  t: Words,
  field: string,
  { date, time, timeZone }: { date: CalendarDate; time: string; timeZone: string },
): Date | undefined {
  const instant = wallTimeToInstant({ date, time, timeZone })
  if (instant.ok) return instant.value
  if (!('offers' in instant)) return problem(ctx, field, t('when-form.time-not-a-time'))
  return problem(ctx, field, clockChangeWords(t, { ...instant, date: isoOf(date), time }))
}

/** "28 March 2027 has no 01:30: the clocks go forward. Choose 00:30 or 02:30." */
export function clockChangeWords(
  t: Words,
  {
    reason,
    date,
    time,
    offers,
  }: {
    reason: 'does-not-exist' | 'happens-twice'
    date: string
    time: string
    offers: { before: { time: string }; after: { time: string } }
  },
): string {
  const day = dayInWords(t, date)
  return t(`when-form.clocks-${reason}`, {
    day,
    time,
    before: offers.before.time,
    after: offers.after.time,
  })
}

/** "28 March 2027" for `2027-03-28`. */
export const dayInWords = (t: Pick<Words, 'date'>, date: string): string =>
  t.date(new Date(`${date}T12:00:00Z`), { timeZone: 'UTC', style: 'date' })

/** `2027-03-28` */
export function isoOf({ year, month, day }: CalendarDate): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** An instant as a form shows it in three boxes and one: the values of `${on}.day` and so on, and of `at`. */
export function typedMoment(
  instant: Date | null,
  timeZone: string,
  { on, at }: { on: string; at?: string },
): Record<string, string[]> {
  const wall = instant && instantToWall(instant, timeZone)
  const [year = '', month = '', day = ''] = wall ? wall.date.split('-') : []
  const plain = (digits: string) => [digits && String(Number(digits))]
  return {
    [`${on}.day`]: plain(day),
    [`${on}.month`]: plain(month),
    [`${on}.year`]: plain(year),
    ...(at ? { [at]: [wall?.time ?? ''] } : {}),
  }
}
