import { z } from 'zod'
import { isSpokenLanguage } from '#app/translations/spoken-languages.ts'
import { peopleLimit } from './people-limit.form.ts'

/** What is taken for granted where a list says nothing. */
export const importDefaults = z.object({
  language: z.string('import.language-missing').refine(isSpokenLanguage, 'import.language-missing'),
  people: peopleLimit,
  /** Names that are written "Family name, First name" are turned round. */
  turnNames: z.literal('yes').optional(),
})
