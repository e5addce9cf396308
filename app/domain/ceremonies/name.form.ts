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

const line = (max: number, tooLong = 'names.too-long') =>
  z
    .string()
    .transform((typed) => cleanText(typed, { max }))
    .refine((cleaned) => !cleaned.tooLong, tooLong)
    .transform(({ text }) => text)

const MOST_KNOWN_AS = 80
const MOST_SYLLABLES = 200

/** A name for a certificate, as an officer writes it; `say` names a letter that nobody's name holds. */
export const nameForm = (say: SayRefused) =>
  z.object({
    revision: z.coerce.number().int().min(1),
    name: z.string('names.name-missing').pipe(nameLike(say)),
    knownAs: line(MOST_KNOWN_AS).optional(),
    pronunciation: line(MOST_SYLLABLES).optional(),
    nativeLine: nameLike(say).optional(),
    nativeLanguage: z.string().refine(isSpokenLanguage, 'names.language-unknown').optional(),
    printedName: nameLike(say).optional(),
    reason: line(200).optional(),
  })

/**
 * The same as a guardian writes it; there is no reason to give, since an approved name is locked for them.
 *
 * @param tooLong Says how many letters a line has room for.
 */
export const guardiansNameForm = (say: SayRefused, tooLong: (most: number) => string) =>
  z.object({
    revision: z.coerce.number().int().min(1),
    name: z.string('proof.name-missing').pipe(nameLike(say)),
    knownAs: line(MOST_KNOWN_AS, tooLong(MOST_KNOWN_AS)).optional(),
    pronunciation: line(MOST_SYLLABLES, tooLong(MOST_SYLLABLES)).optional(),
    nativeLine: nameLike(say).optional(),
    // A tag that the list does not hold was typed by no reader of ours.
    nativeLanguage: z.string().refine(isSpokenLanguage).optional().catch(undefined),
    printedName: nameLike(say).optional(),
  })

/** A child whose name is typed by hand. */
export const childForm = (say: SayRefused) =>
  z.object({ name: z.string('names.name-missing').pipe(nameLike(say)) })
