import { z } from 'zod'
import { cleanText } from '../names.ts'
import { PARTNER_ROLES } from './partner-roles.ts'

const role = z.enum(PARTNER_ROLES, 'partner-form.role-missing')

/** A partner that is known, or a new one by its name. */
export const addPartnerForm = z
  .object({
    organisationId: z.string().default(''),
    name: z.string().default(''),
    role,
  })
  .transform(({ organisationId, name, role: chosen }, ctx) => {
    const known = z.uuid().safeParse(organisationId)
    const { text, tooLong } = cleanText(name, { max: 200 })
    if (known.success && text === '') return { who: { organisationId: known.data }, role: chosen }
    if (known.success)
      ctx.addIssue({ code: 'custom', path: ['name'], message: 'partner-form.both' })
    else if (text === '')
      ctx.addIssue({ code: 'custom', path: ['organisationId'], message: 'partner-form.missing' })
    else if (tooLong)
      ctx.addIssue({ code: 'custom', path: ['name'], message: 'partner-form.too-long' })
    else return { who: { name: text }, role: chosen }
    return z.NEVER
  })

export const removePartnerForm = z.object({ organisationId: z.uuid(), role })
