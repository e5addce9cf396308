import { z } from 'zod'
import { isSpokenLanguage } from '#app/translations/spoken-languages.ts'
import { readEmail } from '../directory/email-address.ts'
import { readPhone } from '../directory/phones.ts'
import { cleanName, cleanText } from '../names.ts'
import { peopleLimit } from './people-limit.form.ts'
import { AGE_BANDS } from './people.ts'

/** A name in any script; what nobody's name holds is refused. */
const cleaned = z.string().transform((text, context) => {
  const { name, refused } = cleanName(text)
  if (refused.length === 0) return name
  context.addIssue({ code: 'custom', message: 'guests.name-wrong' })
  return z.NEVER
})

export const wholeName = z.string('guests.name-missing').pipe(cleaned)
const otherName = cleaned.optional()

export const emailField = z
  .string()
  .transform((text, context) => {
    const read = readEmail(text)
    if ('email' in read) return read.email
    context.addIssue({ code: 'custom', message: 'guests.email-wrong' })
    return z.NEVER
  })
  .optional()

export const phoneField = z
  .string()
  .transform((text, context) => {
    const read = readPhone(text)
    if (read) return read.typed
    context.addIssue({ code: 'custom', message: 'guests.phone-wrong' })
    return z.NEVER
  })
  .optional()

const label = z
  .string()
  .transform((text) => cleanText(text, { max: 200 }).text.slice(0, 200))
  .optional()

/** Who the contact is; spread into the forms that ask for it. */
export const contactFields = {
  fullName: wholeName,
  nativeName: otherName,
  knownAs: otherName,
  email: emailField,
  phone: phoneField,
  language: z.string('import.language-missing').refine(isSpokenLanguage, 'import.language-missing'),
}

/** Room on the page for so many named members; a larger family adds more on its own page. */
export const MEMBER_ROWS = 5

/** A family, a delegation or a host's group, added by hand. */
export const partyForm = z.object({
  kind: z.enum(['household', 'group', 'delegation']).default('household'),
  ...contactFields,
  organisation: label,
  jobTitle: label,
  people: peopleLimit,
  members: z
    .array(
      z.object({
        name: otherName,
        ageBand: z.enum(AGE_BANDS).default('child'),
      }),
    )
    .max(50)
    .default([])
    .transform((rows) =>
      rows.flatMap(({ name, ageBand }) => (name ? [{ fullName: name, ageBand }] : [])),
    ),
})

/** The same fields from top to bottom. */
export const PARTY_NAMES = [
  'kind',
  'fullName',
  'nativeName',
  'knownAs',
  'email',
  'phone',
  'language',
  'organisation',
  'jobTitle',
  'people',
  ...Array.from({ length: MEMBER_ROWS }, (_, index) => `members[${index}].name`),
]

/** A family that is on a list already: what may change of it. */
export const reviseForm = z.object({
  ...contactFields,
  people: peopleLimit,
})

/** Why an officer does something beside the rule; kept with the answer. */
export const reasonField = z
  .string('guests.reason-missing')
  .transform((text) => cleanText(text, { max: 300 }).text.slice(0, 300))
  .refine((text) => text !== '', 'guests.reason-missing')
