import { z } from 'zod'
import { RULE_NAMES } from './reminder-rules.ts'

/** What an officer does with one rule on the timetable of a date. */
export const steerForm = z.object({
  intent: z.enum(['stop', 'resume', 'send']),
  rule: z.enum(RULE_NAMES),
})
