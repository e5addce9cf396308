import { z } from 'zod'
import { EVENT_FORMATS, EVENT_KINDS, VISIBILITIES } from '#app/domain/events/kinds.ts'
import { PARTNER_ROLES } from '#app/domain/events/partner-roles.ts'
import history from './history.json' with { type: 'json' }

const pastEvent = z.object({
  kind: z.enum(EVENT_KINDS),
  format: z.enum(EVENT_FORMATS),
  title: z.string(),
  outsideTitle: z.string(),
  /** Says so where the record gives no date and one is invented. */
  summary: z.string(),
  visibility: z.enum(VISIBILITIES).optional(),
  /** First day and hours, by the wall clock. */
  on: z.string(),
  from: z.string(),
  until: z.string(),
  /** Weekly, this often. */
  times: z.number().optional(),
  /** A room of the demo's venues, or a place in words. */
  room: z.enum(['chamber', 'great-hall', 'arts-centre']).optional(),
  place: z.string().optional(),
  online: z.string().optional(),
  capacity: z.number().optional(),
  partners: z.array(z.tuple([z.string(), z.enum(PARTNER_ROLES)])),
  initiative: z.string().optional(),
  /** So many of the demo's families, or the convening's delegates, were there. */
  guests: z
    .union([z.object({ families: z.number() }), z.object({ delegations: z.literal(true) })])
    .optional(),
})

export type PastEvent = z.output<typeof pastEvent>

/** The city's past events. */
export const PAST_EVENTS: PastEvent[] = z.array(pastEvent).parse(history)
