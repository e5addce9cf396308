import { z } from 'zod'
import { cleanText } from '../names.ts'
import { dateFields, readDate, type DateContext } from './date.form.ts'
import { readSeries, repeatFields } from './repeat.form.ts'

const ticked = z
  .string()
  .optional()
  .transform((value) => value === 'on')
const scope = z.enum(['this', 'following']).default('this')
const revision = z.coerce.number().int().positive()
const reason = z
  .string()
  .default('')
  .transform((typed, ctx) => {
    const { text, tooLong } = cleanText(typed, { max: 1_000, lines: 'many' })
    if (tooLong) ctx.addIssue({ code: 'custom', message: 'date-page.reason-too-long' })
    return text
  })

/** One date, edited; perhaps the later ones with it. `revision` is the date's edition. */
export const editDateForm = (context: DateContext) =>
  z
    .object({ revision, scope, reason, confirmed: ticked, ...dateFields })
    .transform((typed, ctx) => {
      const date = readDate(typed, ctx, context)
      const { revision: edition, scope: meant, reason: why, confirmed } = typed
      return date ? { edition, scope: meant, reason: why, confirmed, date } : z.NEVER
    })

/** More dates for an event, alone or repeated. */
export const addDatesForm = (context: DateContext) =>
  z.object({ confirmed: ticked, ...dateFields, ...repeatFields }).transform((typed, ctx) => {
    const first = readDate(typed, ctx, context)
    const series = first && readSeries(typed, first, ctx, context.t)
    return series ? { confirmed: typed.confirmed, dates: series.dates } : z.NEVER
  })

/** A cancellation, with the reason that goes into the letters. */
export const cancelForm = z.object({ revision, scope, reason })
