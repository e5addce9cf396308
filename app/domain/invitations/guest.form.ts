import { z } from 'zod'
import { isSpokenLanguage } from '#app/translations/spoken-languages.ts'
import { readEmail } from '../directory/email-address.ts'
import { readPhone } from '../directory/phones.ts'
import { cleanName, cleanText } from '../names.ts'
import type { PartyKind } from './party.ts'
import { groupLimit, peopleLimit } from './people-limit.form.ts'
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
/** Of a worker, who is not asked for when the group is known already. */
export const groupName = otherName

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

/** A family or a delegation, added by hand; a host's group has a form of its own. */
export const partyForm = z.object({
  kind: z.enum(['household', 'delegation']).default('household'),
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
export const reviseForm = (kind: PartyKind) =>
  z.object({
    ...contactFields,
    people: kind === 'group' ? groupLimit : peopleLimit,
  })

/** Why an officer does something beside the rule; kept with the answer. */
export const reasonField = z
  .string('guests.reason-missing')
  .transform((text) => cleanText(text, { max: 300 }).text.slice(0, 300))
  .refine((text) => text !== '', 'guests.reason-missing')
