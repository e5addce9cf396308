import { z } from 'zod'
import { isSpokenLanguage } from '#app/translations/spoken-languages.ts'
import { readEmail } from '../directory/email-address.ts'
import { readPhone } from '../directory/phones.ts'
import { rowId } from '../ids.ts'
import { cleanName, cleanText } from '../names.ts'
import { forbiddenIn, type Forbidden } from './forbidden.ts'
import type { NominationGiven } from './nomination.ts'

/** What is wrong, in the reader's words, and which letters cannot be printed. */
export interface NominationWords {
  letterRefused: (letter: string) => string
  tooLong: (most: number) => string
  forbidden: (what: Forbidden) => string
  cannotPrint: (letters: string) => string
  /** The letters of a name that no font has. */
  unprintable: (name: string) => string[]
}

const MOST = 200

const nameLike = (say: NominationWords, missing: string) =>
  z.string().transform((typed, context) => {
    const no = (message: string) => {
      context.addIssue({ code: 'custom', message })
      return z.NEVER
    }
    const forbidden = forbiddenIn(typed)
    if (forbidden) return no(say.forbidden(forbidden))
    const { name, refused } = cleanName(typed)
    const [first] = refused
    if (first?.why === 'too-long') return no(say.tooLong(MOST))
    if (first?.why === 'no-letter') return no(missing)
    if (first) return no(say.letterRefused(letterShown(first)))
    return name
  })

const letterShown = ({ letter, codePoint }: { letter: string; codePoint: string }): string =>
  /[\p{L}\p{N}\p{P}\p{S}\p{Extended_Pictographic}]/u.test(letter) ? letter : codePoint

const schoolLine = (say: NominationWords) =>
  z.string().transform((typed, context) => {
    const forbidden = forbiddenIn(typed)
    const { text, tooLong } = cleanText(typed, { max: MOST })
    if (!forbidden && !tooLong) return text
    context.addIssue({
      code: 'custom',
      message: forbidden ? say.forbidden(forbidden) : say.tooLong(MOST),
    })
    return z.NEVER
  })

const email = z.string().transform((typed, context) => {
  const read = readEmail(typed)
  if ('email' in read) return read.email
  context.addIssue({ code: 'custom', message: 'join.email-wrong' })
  return z.NEVER
})

// A passport's nine digits are no number to ring: it begins with 0 or with the code of its country.
const phone = z.string().transform((typed, context) => {
  const read = readPhone(typed)
  if (read?.international) return read.typed
  context.addIssue({ code: 'custom', message: 'nominate.error-phone' })
  return z.NEVER
})

/**
 * One child, as a nominator or an officer writes it.
 *
 * @param isGuardian A guardian nominates and is written to by the link's own address: no contact is asked.
 */
export const nominationForm = (say: NominationWords, { isGuardian }: { isGuardian: boolean }) =>
  z
    .object({
      childName: z.string('nominate.error-name').pipe(nameLike(say, 'nominate.error-name')),
      printedName: nameLike(say, 'nominate.error-name').optional(),
      knownAs: nameLike(say, 'nominate.error-name').optional(),
      reach: isGuardian
        ? z.literal('guardian').default('guardian')
        : z.enum(['guardian', 'us'], 'nominate.error-reach'),
      guardianName: nameLike(say, 'nominate.error-guardian').optional(),
      guardianEmail: email.optional(),
      guardianPhone: phone.optional(),
      language: z.string('nominate.error-language').refine(isSpokenLanguage, {
        error: 'nominate.error-language',
      }),
      school: schoolLine(say).optional(),
    })
    .superRefine((typed, context) => {
      const wrong = (field: string, message: string) =>
        context.addIssue({ code: 'custom', path: [field], message })
      const letters = say.unprintable(typed.childName)
      const left = typed.printedName ? say.unprintable(typed.printedName) : letters
      if (letters.length > 0 && left.length > 0)
        wrong('printedName', say.cannotPrint([...new Set(left)].join(' ')))
      if (isGuardian || typed.reach === 'us') return
      if (!typed.guardianName) wrong('guardianName', 'nominate.error-guardian')
      if (!typed.guardianEmail && !typed.guardianPhone)
        wrong('guardianEmail', 'nominate.error-contact')
    })
    .transform(({ reach, printedName, ...typed }): NominationGiven => {
      const isAsked = !isGuardian && reach === 'guardian'
      return {
        childName: typed.childName,
        // The name itself is printed where it can be.
        printedName: say.unprintable(typed.childName).length > 0 ? (printedName ?? null) : null,
        knownAs: typed.knownAs ?? null,
        guardianName: isGuardian ? null : (typed.guardianName ?? null),
        guardianEmail: isAsked ? (typed.guardianEmail ?? null) : null,
        guardianPhone: isAsked ? (typed.guardianPhone ?? null) : null,
        throughUs: reach === 'us',
        language: typed.language,
        school: typed.school ?? null,
      }
    })

/** What marks a form, so that a second press of it changes nothing. */
export const formMark = z.object({
  mark: rowId,
  revision: z.coerce.number().int().min(1).optional(),
})

/** How many children were newly registered this year. */
export const newlyRegisteredForm = z.object({
  newlyRegistered: z
    .string('nominate.error-count')
    .regex(/^\d{1,6}$/, 'nominate.error-count')
    .transform(Number)
    .refine((children) => children <= 100_000, 'nominate.error-count'),
})
