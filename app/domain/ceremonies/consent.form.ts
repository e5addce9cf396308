import { z } from 'zod'
import { cleanText } from '../names.ts'
import { PHOTO_LEVELS } from './photo-consent.ts'

/** What the question about the child may be answered with. */
const CHILD_ANSWERS = [...PHOTO_LEVELS, 'too-young'] as const

/** A guardian's answer about photographs, with the child's. */
export const consentForm = z.object({
  guardian: z.enum(PHOTO_LEVELS, 'consent.choose'),
  child: z.enum(CHILD_ANSWERS, 'consent.choose'),
})

const MOST_OF_PAPER = 200

/** The same from a form on paper, which an officer enters. */
export const paperConsentForm = z.object({
  guardian: z.enum(PHOTO_LEVELS, 'photographs.choose'),
  child: z.enum(CHILD_ANSWERS, 'photographs.choose'),
  paper: z
    .string('photographs.paper-missing')
    .transform((typed) => cleanText(typed, { max: MOST_OF_PAPER }))
    .refine(({ tooLong }) => !tooLong, 'photographs.paper-too-long')
    .transform(({ text }) => text),
})
