import { unprintable } from '#app/print/coverage.server.ts'
import type { NominationWords } from '#app/domain/nominations/nomination.form.ts'
import { isPlainKey, type Words } from '#app/translations/translate.ts'

/** What is wrong with a nomination, in the reader's words. */
export function nominationWords(t: Words): NominationWords {
  return {
    letterRefused: (letter) => t('reply-form.name-refused', { letter }),
    tooLong: (most) => t('reply-form.too-long', { most }),
    forbidden: (what) => t(`nominate.error-${what}`),
    cannotPrint: (letters) => t('nominate.error-unprintable', { letters }),
    unprintable: (name) => unprintable(name).map(({ grapheme }) => grapheme),
  }
}

/** A schema's message as a sentence. */
export const sentence = (t: Words, message: string): string =>
  isPlainKey(message) ? t(message) : message
