import type { Locale } from '#app/translations/locales.ts'
import { wordsFor } from '#app/translations/translate.ts'
import type { CouncilWording } from '#app/translations/wording.ts'

/** The languages of a letter: the reader's, then English when that is another. */
export function lettersLanguages(locale: Locale, wording?: CouncilWording): Locale[] {
  const own = wordsFor(locale, wording).locale
  return own === 'en' ? ['en'] : [own, 'en']
}
