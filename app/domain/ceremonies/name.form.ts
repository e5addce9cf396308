import { z } from 'zod'
import { isSpokenLanguage } from '#app/translations/spoken-languages.ts'
import { cleanName, cleanText, type RefusedLetter } from '../names.ts'

/** Says which letter of a name cannot stay. */
export type SayRefused = (letter: RefusedLetter) => string

const nameLike = (say: SayRefused) =>
  z.string().transform((typed, context) => {
    const { name, refused } = cleanName(typed)
    const [first] = refused
    if (first) context.addIssue({ code: 'custom', message: say(first) })
    return name
  })

const line = (max: number) =>
  z
    .string()
    .transform((typed) => cleanText(typed, { max }))
    .refine(({ tooLong }) => !tooLong, 'names.too-long')
    .transform(({ text }) => text)

/** A name for a certificate, as an officer writes it; `say` names a letter that nobody's name holds. */
export const nameForm = (say: SayRefused) =>
  z.object({
    revision: z.coerce.number().int().min(1),
    name: z.string('names.name-missing').pipe(nameLike(say)),
    knownAs: line(80).optional(),
    pronunciation: line(200).optional(),
    nativeLine: nameLike(say).optional(),
    nativeLanguage: z.string().refine(isSpokenLanguage, 'names.language-unknown').optional(),
    printedName: nameLike(say).optional(),
    reason: line(200).optional(),
  })

/** A child whose name is typed by hand. */
export const childForm = (say: SayRefused) =>
  z.object({ name: z.string('names.name-missing').pipe(nameLike(say)) })
