import { z } from 'zod'
import { readEmail } from '../directory/email-address.ts'

/** An officer's address as accounts keep it: in small letters, because people type it either way. */
export const accountEmail = z
  .string({ error: 'sign-in.email-missing' })
  .transform((typed, context) => {
    const read = readEmail(typed)
    if ('email' in read) return read.email.toLowerCase()
    context.issues.push({ code: 'custom', message: 'sign-in.email-wrong', input: typed })
    return z.NEVER
  })

/** Asking for a sign-in link. */
export const signInForm = z.object({ email: accountEmail })
