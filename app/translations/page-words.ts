import { Children, type ReactNode } from 'react'
import type { Key, RichParameters, TextParameters } from './message-args.ts'
import type { Words } from './translate.ts'

/** The reader's words in a page: as `Words`, but `rich` gives something that stands in a page as it is. */
export interface PageWords extends Pick<
  Words,
  'locale' | 'dir' | 'showsDrafts' | 'date' | 'number' | 'list' | 'language'
> {
  <K extends Key>(key: K, ...args: TextParameters<K>): string
  rich<K extends Key>(key: K, ...args: RichParameters<K, ReactNode>): ReactNode
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
  const { locale, dir, showsDrafts, date, number, list, language } = words
  const page = Object.assign(text, { locale, dir, showsDrafts, rich, date, number, list, language })
  known.set(words, page)
  return page
}
