import type { RefusedLetter } from '#app/domain/names.ts'
import type { Words } from '#app/translations/translate.ts'

/** Says which letter of a name cannot stay, and how to go on. */
export const refusedLetter =
  (t: Words) =>
  ({ letter, codePoint, why }: RefusedLetter): string => {
    if (why === 'no-letter') return t('names.name-missing')
    if (why === 'too-long') return t('names.too-long')
    const part = /[\p{L}\p{N}\p{P}\p{S}\p{Extended_Pictographic}]/u.test(letter)
      ? letter
      : codePoint
    return t('names.letter-refused', { part })
  }
