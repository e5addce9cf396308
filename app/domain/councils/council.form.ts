import { z } from 'zod'
import { LOCALES } from '#app/translations/locales.ts'
import { DRAFTS } from '#app/translations/wording.ts'
import { readEmail } from '../directory/email-address.ts'
import { cleanText } from '../names.ts'
import { parseTime } from '../typed-time.ts'

/** The languages whose words are complete, besides English, which is always offered. */
export const OFFERABLE = LOCALES.filter(({ tag, complete }) => complete && tag !== 'en')

const line = (max: number, tooLong: string, lines: 'one' | 'many' = 'one') =>
  z
    .string()
    .optional()
    .transform((typed, context) => {
      const { text, tooLong: isTooLong } = cleanText(typed ?? '', { max, lines })
      if (!isTooLong) return text
      context.issues.push({ code: 'custom', message: tooLong, input: typed })
      return z.NEVER
    })

const TOO_LONG = 'council-form.too-long'
const filled = (max: number, missing: string) =>
  line(max, TOO_LONG).refine((text) => text !== '', { error: missing })

/** Names in other languages, by locale; an empty one is left out. */
const names = z
  .object(Object.fromEntries(OFFERABLE.map(({ tag }) => [tag, line(120, TOO_LONG)])))
  .optional()
  .transform((given) =>
    Object.fromEntries(Object.entries(given ?? {}).filter(([, name]) => name !== '')),
  )

const sender = z.string({ error: 'council-form.sender-missing' }).transform((typed, context) => {
  const read = readEmail(typed)
  if ('email' in read) return read.email
  // What a council starts with before a mail server is set: nothing leaves the house from there.
  if (/^[a-z0-9._-]+@localhost$/i.test(typed.trim())) return typed.trim().toLowerCase()
  context.issues.push({ code: 'custom', message: 'council-form.sender-wrong', input: typed })
  return z.NEVER
})

/** A time of day as people type it, as `HH:MM`. */
const clock = z.string({ error: 'council-form.quiet-wrong' }).transform((typed, context) => {
  const time = parseTime(typed)
  if (time.ok) return time.value
  context.issues.push({ code: 'custom', message: 'council-form.quiet-wrong', input: typed })
  return z.NEVER
})

/** The council's name, how it is reached, where its clocks stand, and who its letters are from. */
export const councilForm = z.object({
  revision: z.coerce.number().int().positive(),
  name: filled(120, 'council-form.name-missing'),
  names,
  prefix: z
    .string({ error: 'council-form.prefix-wrong' })
    .transform((typed) => typed.trim().toUpperCase())
    .refine((prefix) => /^[A-Z]{3}$/.test(prefix), { error: 'council-form.prefix-wrong' }),
  phone: line(40, TOO_LONG),
  address: line(300, TOO_LONG, 'many'),
  timeZone: z
    .string()
    .refine((zone) => TIME_ZONES.includes(zone), { error: 'council-form.zone-wrong' }),
  languages: z
    .array(z.string())
    .optional()
    .transform((tags) => [
      'en',
      ...OFFERABLE.map(({ tag }) => tag).filter((tag) => tags?.includes(tag)),
    ]),
  drafts: z.enum(DRAFTS),
  quietFrom: clock,
  quietUntil: clock,
  mailFromName: filled(80, 'council-form.sender-name-missing'),
  mailFromAddress: sender,
})

/** What the form asks for, but for the revision. */
export type CouncilChanges = Omit<z.output<typeof councilForm>, 'revision'>

/** Every time zone that a council can keep. */
export const TIME_ZONES: readonly string[] = Intl.supportedValuesOf('timeZone')
