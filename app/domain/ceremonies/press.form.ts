import { z } from 'zod'
import { STAGE_PRESSES } from './stage.ts'

/** One press, as a form without script sends it. */
export const pressForm = z.object({
  id: z.uuid(),
  child: z.uuid(),
  press: z.enum(STAGE_PRESSES),
})

/** Presses that a device kept, as its script sends them. */
export const sentPresses = z.object({
  device: z.string().regex(/^[\w-]{8,64}$/),
  presses: z
    .array(
      z.object({
        id: z.uuid(),
        child: z.uuid(),
        press: z.enum(STAGE_PRESSES),
        secondsAgo: z.number().min(0).max(1e6),
      }),
    )
    .max(500),
})
