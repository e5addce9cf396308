import { z } from 'zod'

const MOST_LETTERS = 1_000

/** The sentences of a letter as typed, by key (a key's dots are a form's, so they are written as `~`). */
export const letterWordsForm = z.object({
  step: z.enum(['save', 'preview', 'reset']),
  texts: z
    .record(z.string(), z.string().max(MOST_LETTERS, 'letter-words.too-long').optional())
    .default({})
    .transform(
      (typed) =>
        new Map(
          Object.entries(typed).map(([key, text]) => [
            key.replaceAll('~', '.'),
            // A form's line ends; a sentence has none.
            (text ?? '')
              .replace(/\s*\r?\n\s*/g, ' ')
              .trim()
              .normalize('NFC'),
          ]),
        ),
    ),
})
