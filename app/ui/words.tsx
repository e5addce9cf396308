import { createContext, useContext } from 'react'
import { pageWords, type PageWords } from '#app/translations/page-words.ts'
import type { Words } from '#app/translations/translate.ts'

const WordsContext = createContext<Words | undefined>(undefined)

/** Gives the page its language. Set once, by the server's entry; pages do not hydrate. */
export const WordsProvider = WordsContext.Provider

/** The words of the reader's language: `t('key', { args })`, `t.rich`, `t.date`. */
export function useWords(): PageWords {
  const words = useContext(WordsContext)
  if (!words) throw new Error('useWords() outside WordsProvider')
  return pageWords(words)
}
