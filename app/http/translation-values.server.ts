import { createHash } from 'node:crypto'
import { LOCALES, localeDetails, isLocale, type Locale } from '#app/translations/locales.ts'
import { TRANSLATIONS } from '#app/translations/tables.ts'

export interface TranslatedLanguage {
  tag: Locale
  name: string
  dir: 'ltr' | 'rtl'
}

/** The languages that have words to look at, besides English. */
export const translatedLanguages = (): TranslatedLanguage[] =>
  LOCALES.filter(({ tag }) => TRANSLATIONS[tag]).map(({ tag, name, dir }) => ({ tag, name, dir }))

/** A language of `translatedLanguages`; undefined for any other. */
export function translatedLanguage(tag: string | null | undefined): TranslatedLanguage | undefined {
  if (!isLocale(tag) || !TRANSLATIONS[tag]) return undefined
  const { name, dir } = localeDetails(tag)
  return { tag, name, dir }
}

/** Short for a text: what is approved is what was read. */
export const textMark = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 16)
