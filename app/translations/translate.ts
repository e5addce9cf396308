import type { Locale } from './locales.ts'

/** Placeholder arguments of a message. */
export type Args = Record<string, string | number | Date>

/** The words of one language. */
export interface Words {
  (key: string, args?: Args): string
  locale: Locale
  dir: 'ltr' | 'rtl'
}
