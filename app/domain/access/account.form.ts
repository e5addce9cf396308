import { z } from 'zod'
import { ROLES } from '../actor.ts'
import { cleanName } from '../names.ts'
import { accountEmail } from './sign-in.form.ts'

const accountName = z.string({ error: 'accounts.name-missing' }).transform((typed, context) => {
  const { name, refused } = cleanName(typed)
  if (name === '' || refused.length > 0) {
    const message = name === '' ? 'accounts.name-missing' : 'accounts.name-wrong'
    context.issues.push({ code: 'custom', message, input: typed })
    return z.NEVER
  }
  return name
})

const role = z.enum(ROLES, { error: 'accounts.role-missing' })

/** Inviting somebody to the desk. */
export const invitedAccountForm = z.object({ name: accountName, email: accountEmail, role })

/** Changing what is known of somebody; the address stays, since links are sent to it. */
export const changedAccountForm = z.object({ name: accountName, role })
