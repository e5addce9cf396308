import { z } from 'zod'

/** When and where, as a letter tells it. */
const heldThen = z.object({
  startsAt: z.coerce.date(),
  endsAt: z.coerce.date(),
  timeZone: z.string(),
  place: z.array(z.string()).optional(),
  /** Whether the place was known to everybody; else only those with a place of theirs are told it. */
  placeWasShown: z.boolean().default(true),
  online: z.boolean().optional(),
})

/** What a letter must say that the rows no longer tell when it is sent. */
export const letterFacts = z.object({
  /** Of a changed date: how it was. */
  before: heldThen.optional(),
  /** Why it was changed or cancelled, in an officer's own words. */
  reason: z.string().optional(),
  /** What guests should know on the day. */
  note: z.string().optional(),
  /** Of a test letter: which letter it tries. */
  tries: z.enum(['invitation', 'invitation_reminder', 'reminder']).optional(),
})

export type LetterFacts = z.output<typeof letterFacts>

/** The facts of a letter about a changed date, for `postLetters`. */
export function factsOfChange({
  before,
  ...more
}: Pick<LetterFacts, 'reason' | 'note'> & {
  before?: Omit<NonNullable<LetterFacts['before']>, 'placeWasShown'> & { placeWasShown?: boolean }
}): Record<string, unknown> {
  if (!before) return more
  const { startsAt, endsAt } = before
  return {
    ...more,
    before: { ...before, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
  }
}
