import { z } from 'zod'
import { parseReadOutCode } from './tokens.ts'

/** A code as it was typed from paper or heard on the telephone. */
export const readOutCodeForm = z.object({
  code: z.string({ error: 'code.title' }).transform((typed, ctx) => {
    const code = parseReadOutCode(typed)
    if (code !== undefined) return code
    ctx.addIssue({ code: 'custom', message: 'code.not-a-code' })
    return z.NEVER
  }),
})
