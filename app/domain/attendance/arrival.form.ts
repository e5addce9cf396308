import { z } from 'zod'
import { latinDigits } from '../digits.ts'

/** One press at the door: how many came (a minus corrects), of which party if any, and the form's own mark. */
export const arrivalForm = z.object({
  invitationId: z.uuid().optional(),
  people: z
    .string('arrivals.refused-nobody')
    .transform((text) => latinDigits(text).replace(/[−–]/, '-').trim())
    .refine((text) => /^-?\d{1,2}$/.test(text) && Number(text) !== 0, 'arrivals.refused-nobody')
    .transform(Number),
  mark: z.string().regex(/^[\w/-]{10,100}$/, 'arrivals.refused-nobody'),
})
