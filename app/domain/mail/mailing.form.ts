import { z } from 'zod'
import { rowId } from '../ids.ts'
import { SENDING_BY } from './reach.ts'

/** What the page for sending letters sends: a mailing, a test, or Stop. */
export const mailingForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('send'),
    whom: z.enum(['new', 'unanswered', 'chosen'], { error: 'letters.whom-missing' }),
    invitation: z.array(rowId).max(5_000).default([]),
    by: z.enum(SENDING_BY).default('email'),
  }),
  z.object({
    intent: z.literal('test'),
    language: z.array(z.string().max(35)).max(20).default([]),
    tries: z.enum(['invitation', 'invitation_reminder']).default('invitation'),
  }),
  z.object({ intent: z.literal('stop'), task: rowId }),
  /** From the guest list: these families, still to be confirmed. */
  z.object({ intent: z.literal('choose'), invitation: z.array(rowId).max(5_000).default([]) }),
])
