import { z } from 'zod'
import { ORGANISATION_KINDS } from '#app/domain/directory/organisation-kinds.ts'
import delegates from './delegates.json' with { type: 'json' }
import organisations from './organisations.json' with { type: 'json' }

const organisation = z.object({
  name: z.string(),
  short: z.string(),
  kind: z.enum(ORGANISATION_KINDS),
  place: z.string().optional(),
  aliases: z.array(z.string()).default([]),
  /** Stands instead of the name wherever others may read: a hotel. */
  coded: z.string().optional(),
  /** Delegates at the convening of 18 January 2024. */
  delegates: z.number().default(0),
  /** A member city of the network. */
  member: z.boolean().default(false),
})

/** Organisations are real; schools and hotels, and everybody who works anywhere, are invented. */
export const ORGANISATIONS = z.array(organisation).parse(organisations)

/** Invented delegates, in the order of the organisations; titles as of the day. */
export const DELEGATES = z
  .object({ names: z.array(z.string()), jobTitles: z.array(z.string()) })
  .parse(delegates)
