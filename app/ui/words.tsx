import { Children, createContext, useContext, type ReactNode } from 'react'
import type { Key, RichParameters, TextParameters } from '#app/translations/message-args.ts'
import type { Words } from '#app/translations/translate.ts'

/** The reader's words in a page: as `Words`, but `rich` gives something that stands in a page as it is. */
export interface PageWords extends Pick<
  Words,
  'locale' | 'dir' | 'date' | 'number' | 'list' | 'language'
> {
  <K extends Key>(key: K, ...args: TextParameters<K>): string
  rich<K extends Key>(key: K, ...args: RichParameters<K, ReactNode>): ReactNode
}

const WordsContext = createContext<Words | undefined>(undefined)

/** Gives the page its language. Set once, by the server's entry; pages do not hydrate. */
export const WordsProvider = WordsContext.Provider

/** The words of the reader's language: `t('key', { args })`, `t.rich`, `t.date`. */
export function useWords(): PageWords {
  const words = useContext(WordsContext)
  if (!words) throw new Error('useWords() outside WordsProvider')
  return pageWords(words)
}

// One a language, as the words themselves.
const known = new WeakMap<Words, PageWords>()

/** The same words for pages and letters made with React. */
export function pageWords(words: Words): PageWords {
  const made = known.get(words)
  if (made) return made
  const text = <K extends Key>(key: K, ...args: TextParameters<K>): string => words(key, ...args)
  // toArray gives each node the key that React wants in a list.
  const rich = <K extends Key>(key: K, ...args: RichParameters<K, ReactNode>): ReactNode =>
    Children.toArray(words.rich<K, ReactNode>(key, ...args))
  const page = Object.assign(text, {
    locale: words.locale,
    dir: words.dir,
    rich,
    date: words.date,
    number: words.number,
    list: words.list,
    language: words.language,
  })
  known.set(words, page)
  return page
}
