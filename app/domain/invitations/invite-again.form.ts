import { z } from 'zod'
import { isSpokenLanguage } from '#app/translations/spoken-languages.ts'
import { rowId } from '../ids.ts'

/** Which families of an earlier date are shown: of all, or of those who came; filters that do not hold are left out. */
export const earlierFilter = z.object({
  from: rowId.optional().catch(undefined),
  language: z.string().refine(isSpokenLanguage).optional().catch(undefined),
  children: z.literal('yes').optional().catch(undefined),
  came: z.literal('yes').optional().catch(undefined),
})
export type EarlierFilter = z.output<typeof earlierFilter>

/** The families that were ticked. */
export const inviteAgainForm = z.object({
  party: z
    .union([rowId.transform((id) => [id]), z.array(rowId)], 'guests.again-nobody')
    .pipe(z.array(z.string()).min(1, 'guests.again-nobody').max(500)),
})
