import { z } from 'zod'
import { RULE_NAMES } from './reminder-rules.ts'

/** When and where it was, as the reader of the letter knew it. */
const before = z.object({
  startsAt: z.coerce.date(),
  endsAt: z.coerce.date(),
  timeZone: z.string(),
  place: z.string().nullish(),
  online: z.boolean().optional(),
})

/** What a letter must say that the rows no longer tell when it is sent. */
export const letterFacts = z.object({
  /** Of a changed date: how it was. */
  before: before.optional(),
  /** Why it was changed or cancelled, in an officer's own words. */
  reason: z.string().optional(),
  /** What guests should know on the day. */
  note: z.string().optional(),
  /** Of an invitation: invitations of the same party to other dates of the event, which it tells as well. */
  alsoTells: z.array(z.string()).optional(),
  /** Of places that are offered: until when they are held, and for how many people. */
  expiresAt: z.coerce.date().optional(),
  people: z.number().int().optional(),
  /** The rule that sent it by the clock; it waits for the end of quiet hours unless it goes `atOnce`. */
  rule: z.enum(RULE_NAMES).optional(),
  atOnce: z.boolean().optional(),
  /** Of a test letter: which letter it tries. */
  tries: z.enum(['invitation', 'invitation_reminder']).optional(),
})

export type LetterFacts = z.output<typeof letterFacts>
