import { z } from 'zod'
import { latinDigits } from '../digits.ts'
import { PEOPLE_MOST } from './party.ts'

/** The most people on one invitation, as typed: 1 to 50, digits of any script. */
export const peopleLimit = z
  .string('guests.limit-wrong')
  .transform((text) => latinDigits(text).trim())
  .refine(
    (text) => /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= PEOPLE_MOST,
    'guests.limit-wrong',
  )
  .transform(Number)
