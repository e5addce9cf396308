import { z } from 'zod'

/** What is done with a message: its new wording, the wording that was read and is right, or nothing of it. */
export const wordingForm = z.object({
  step: z.enum(['save', 'approve', 'forget']),
  text: z
    .string()
    .max(2_000, 'translations.too-long')
    .optional()
    // A form's line ends; messages have none.
    .transform((typed) =>
      (typed ?? '')
        .replace(/\s*\r?\n\s*/g, ' ')
        .trim()
        .normalize('NFC'),
    ),
})
