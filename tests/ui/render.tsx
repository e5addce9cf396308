import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Locale } from '#app/translations/locales.ts'
import { wordsFor } from '#app/translations/translate.ts'
import { WordsProvider } from '#app/ui/words.tsx'

/** The markup of a part as a reader of `locale` gets it. */
export function render(part: ReactNode, locale: Locale = 'en'): string {
  return renderToStaticMarkup(<WordsProvider value={wordsFor(locale)}>{part}</WordsProvider>)
}
