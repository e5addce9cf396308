import { z } from 'zod'
import type { Words } from '#app/translations/translate.ts'
import { isEmpty, readDay, readMoment, typedDate } from '../events/date-fields.ts'
import { rowId } from '../ids.ts'
import { contactFields } from '../invitations/guest.form.ts'
import type { PersonGiven } from '../invitations/party.ts'
import { cleanText } from '../names.ts'

/** Who may nominate: an organisation, with whom to write to there, or a guardian. */
export const NOMINATOR_FIELDS = ['organisationId', 'fullName', 'email', 'phone', 'language']

export const nominatorForm = z
  .object({
    ...contactFields,
    organisationId: rowId.optional(),
    fullName: contactFields.fullName.optional(),
  })
  .superRefine((typed, context) => {
    if (!typed.organisationId && !typed.fullName)
      context.addIssue({ code: 'custom', path: ['fullName'], message: 'nominations.who-missing' })
  })
  .transform(({ organisationId, fullName, language, email, phone }) => {
    const contact: PersonGiven | null = fullName
      ? { fullName, language, ...(email ? { email } : {}), ...(phone ? { phone } : {}) }
      : null
    return { organisationId: organisationId ?? null, contact }
  })

/** Until when nominators may change their lists: the whole of that day. Empty: until the ceremony. */
export const nominationsCloseForm = (t: Words, timeZone: string) =>
  z.object({ closesOn: typedDate }).transform(({ closesOn }, context): Date | null => {
    if (isEmpty(closesOn)) return null
    const date = readDay(context, t, 'closesOn', closesOn)
    const closesAt = date && readMoment(context, t, 'closesOn', { date, time: '23:59', timeZone })
    return closesAt ?? z.NEVER
  })

/** Why a nomination is declined; its nominator reads it. */
export const declineForm = z.object({
  reason: z.string('nominations.reason-missing').transform((typed, context) => {
    const { text, tooLong } = cleanText(typed, { max: 300 })
    if (text !== '' && !tooLong) return text
    context.addIssue({ code: 'custom', message: 'nominations.reason-missing' })
    return z.NEVER
  }),
})
