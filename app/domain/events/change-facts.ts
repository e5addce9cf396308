import { z } from 'zod'

/** How a date was before it was moved: what the letter says beside how it is now. */
const before = z.object({
  startsAt: z.coerce.date(),
  endsAt: z.coerce.date(),
  timeZone: z.string(),
  /** Null where the reader had not been told the place. */
  place: z.string().nullable(),
  online: z.boolean(),
})

const changed = z.object({ before: before.optional(), reason: z.string().optional() })

/** What the letters `event_changed` and `event_cancelled` carry in their facts. */
export type ChangeFacts = z.output<typeof changed>

/** The facts of a letter about a change, as they were posted; empty where they are of another kind. */
export function readChangeFacts(facts: unknown): ChangeFacts {
  const read = changed.safeParse(facts)
  return read.success ? read.data : {}
}
