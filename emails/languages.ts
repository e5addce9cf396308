import type { Locale } from '#app/translations/locales.ts'
import { wordsFor } from '#app/translations/translate.ts'

/** The languages of a letter: the reader's, then English when that is another. */
export function lettersLanguages(locale: Locale): Locale[] {
  const own = wordsFor(locale).locale
  return own === 'en' ? ['en'] : [own, 'en']
}
