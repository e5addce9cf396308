import { z } from 'zod'
import { LOCALES, isLocale } from '#app/translations/locales.ts'
import { isSpokenLanguage } from '#app/translations/spoken-languages.ts'
import type { Words } from '#app/translations/translate.ts'
import { cleanText } from '../names.ts'
import { dateFields, readDate, type DateContext } from './date.form.ts'
import { EVENT_FACTS } from './event-fields.ts'
import {
  EVENT_FORMATS,
  EVENT_LETTERS,
  EVENT_PAPERS,
  NAMES_ASKED,
  NEEDS,
  PEOPLE_ASKED,
  VISIBILITIES,
} from './kinds.ts'
import { readSeries, repeatFields } from './repeat.form.ts'

/** One line or several, cleaned; too long is refused with `tooLong`. */
export const words = (max: number, tooLong: string, lines: 'one' | 'many' = 'one') =>
  z
    .string()
    .default('')
    .transform((typed, ctx) => {
      const cleaned = cleanText(typed, { max, lines })
      if (cleaned.tooLong) ctx.addIssue({ code: 'custom', message: tooLong })
      return cleaned.text
    })
const needed = (max: number, missing: string, tooLong: string) =>
  words(max, tooLong).refine((text) => text !== '', missing)

const title = needed(160, 'event-form.title-missing', 'event-form.title-too-long')
const outsideTitle = needed(80, 'event-form.outside-missing', 'event-form.outside-too-long')
const summary = words(2_000, 'event-form.summary-too-long', 'many')
/** The initiative it belongs to: one there is, or a new one by its name, which goes before. */
const initiativeFields = {
  initiativeId: z
    .union([z.uuid(), z.literal('')])
    .catch('')
    .default(''),
  initiativeName: words(120, 'event-form.initiative-too-long'),
}
const ticked = <T extends string>(choices: readonly T[]) => z.array(z.enum(choices)).default([])
const box = z
  .string()
  .optional()
  .transform((value) => value === 'on')

/** An edit knows what it edits: the revision that its officer saw. */
export const seen = { revision: z.coerce.number().int().positive() }

/**
 * What a new event is called. Its date is `newDatesForm`: two forms over the same fields, so that what is
 * wrong with either is said at once.
 */
export const newTextsForm = z.object({
  title,
  outsideTitle,
  summary,
  format: z.enum(EVENT_FORMATS, 'event-form.format-missing'),
  ...initiativeFields,
  confirmed: box,
})

/** A new event's first date, and the dates that repeat it. */
export const newDatesForm = (context: DateContext) =>
  z.object({ ...dateFields, ...repeatFields }).transform((typed, ctx) => {
    const first = readDate(typed, ctx, context)
    const series = first && readSeries(typed, first, ctx, context.t)
    return series ?? z.NEVER
  })

const otherLanguage = z
  .object({
    title: words(160, 'event-form.title-too-long'),
    outsideTitle: words(80, 'event-form.outside-too-long'),
    summary,
  })
  .partial()
  .transform((texts) => Object.fromEntries(Object.entries(texts).filter(([, text]) => text)))

/** What the event is called and what it says of itself, in every language. */
export const textsForm = z.object({
  ...seen,
  title,
  outsideTitle,
  summary,
  format: z.enum(EVENT_FORMATS, 'event-form.format-missing'),
  ...initiativeFields,
  texts: z
    .record(
      z.string().refine((tag): boolean => isLocale(tag)),
      otherLanguage,
    )
    .default({})
    .transform((texts) =>
      Object.fromEntries(Object.entries(texts).filter(([, own]) => Object.keys(own).length > 0)),
    ),
})

/** What a reply asks, which letters go out, what is printed. */
export const asksForm = z
  .object({
    ...seen,
    people: z.enum(PEOPLE_ASKED),
    names: z.enum(NAMES_ASKED),
    needs: ticked(NEEDS),
    message: box,
    quickExit: box,
    letters: ticked(EVENT_LETTERS),
    paper: ticked(EVENT_PAPERS),
  })
  .transform(({ people, names, needs, message, quickExit, ...rest }) => ({
    ...rest,
    // In the order in which they are asked, whatever the order of the boxes.
    questions: {
      people,
      names,
      needs: NEEDS.filter((need) => needs.includes(need)),
      message,
      quickExit,
    },
  }))

/** Who may see the event, who interprets, what guests can count on. */
export const openForm = z.object({
  ...seen,
  visibility: z.enum(VISIBILITIES),
  languages: z
    .array(z.string())
    .default([])
    .transform((tags) => tags.filter(isSpokenLanguage)),
  facts: ticked(EVENT_FACTS),
})

export const TEXT_NAMES = [
  'title',
  'outsideTitle',
  'summary',
  'format',
  'initiativeId',
  'initiativeName',
  ...LOCALES.flatMap(({ tag }) => [
    `texts.${tag}.title`,
    `texts.${tag}.outsideTitle`,
    `texts.${tag}.summary`,
  ]),
]

/** The outside title that gives nothing away, in a guest's language. */
export const neutralTitle = (t: Words, kind: 'welcome' | 'ceremony' | 'convening'): string =>
  t(`outside-title.${kind}`)
