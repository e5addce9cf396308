import { z } from 'zod'
import { NEEDS } from '#app/domain/events/kinds.ts'
import { AGE_BANDS } from '#app/domain/invitations/people.ts'
import { ANSWERS, CHANNELS } from '#app/domain/invitations/reply.ts'
import families from './families.json' with { type: 'json' }

/** A child; `stage`: newly registered, so presented with a certificate. `say`: the loud syllable in capitals. */
const child = z.object({
  name: z.string(),
  native: z.string().optional(),
  say: z.string().optional(),
  band: z.enum(AGE_BANDS),
  stage: z.boolean(),
})

const family = z.object({
  contact: z.string(),
  native: z.string().optional(),
  language: z.string(),
  email: z.string().optional(),
  phone: z.string().optional(),
  limit: z.number(),
  children: z.array(child),
  /** What they answered; absent: nothing yet. */
  reply: z
    .object({
      answer: z.enum(ANSWERS),
      adults: z.number(),
      infants: z.number().optional(),
      needs: z
        .array(z.union([z.tuple([z.enum(NEEDS)]), z.tuple([z.enum(NEEDS), z.string()])]))
        .optional(),
      channel: z.enum(CHANNELS).optional(),
      message: z.string().optional(),
    })
    .optional(),
  /** How far the children's names are. */
  names: z.enum(['approved', 'proposed', 'missing']),
})

export type DemoFamily = z.output<typeof family>

/** Invented families, in many scripts. */
export const FAMILIES: DemoFamily[] = z.array(family).parse(families)
