import { z } from 'zod'
import { isSpokenLanguage } from '#app/translations/spoken-languages.ts'
import { readEmail } from '../directory/email-address.ts'
import { readPhone } from '../directory/phones.ts'
import { rowId } from '../ids.ts'
import { cleanName } from '../names.ts'

/** Who asks for places, and what they may be told by. Neither address is ever required (docs/domain.md 4). */
export interface SignUpContact {
  name: string
  email: string | null
  phone: string | null
  /** The language they are written to in. */
  language: string
}

/** What a sign-up form says beside the reply's own questions. */
export interface SignUpForm extends SignUpContact {
  /** Made when the form was shown: two sendings of one form are one sign-up. */
  mark: string
  occurrenceId: string
}

/**
 * The contact's part of the sign-up form: fields `name`, `email`, `phone`, `language`, `date`, `mark`.
 *
 * @param dates The dates that can be chosen. Of one date alone the form need not say it.
 * @param problems How a message with a letter in it is made, in the reader's words.
 */
export function signUpForm(
  dates: readonly string[],
  problems: { nameRefused: (letter: string) => string },
) {
  const [only, ...others] = dates
  return z
    .object({
      name: z.string({ error: 'join.name-missing' }),
      email: z.string().max(500).optional(),
      phone: z.string().max(500).optional(),
      language: z.string({ error: 'join.language-missing' }),
      date: z.string().optional(),
      mark: rowId,
    })
    .transform((typed, context): SignUpForm => {
      const problem = (field: string, message: string) =>
        context.addIssue({ code: 'custom', path: [field], message })
      const { name, refused } = cleanName(typed.name)
      const [letter] = refused
      if (letter)
        problem(
          'name',
          letter.why === 'no-letter' || letter.why === 'too-long'
            ? 'join.name-missing'
            : problems.nameRefused(letter.letter),
        )
      const email = typed.email?.trim() ? readEmail(typed.email) : null
      if (email && !('email' in email)) problem('email', 'join.email-wrong')
      const phone = typed.phone?.trim() ? readPhone(typed.phone) : null
      if (phone === undefined) problem('phone', 'join.phone-wrong')
      if (!isSpokenLanguage(typed.language)) problem('language', 'join.language-missing')
      const date = others.length === 0 ? only : dates.find((one) => one === typed.date)
      if (date === undefined) problem('date', 'join.date-missing')
      return {
        name,
        email: email && 'email' in email ? email.email : null,
        phone: phone?.typed ?? null,
        language: typed.language,
        mark: typed.mark,
        occurrenceId: date ?? '',
      }
    })
}
