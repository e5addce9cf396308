import type { NeedKind } from '../events/kinds.ts'
import type { ListSort, ListView } from './answers.ts'

/** What of a list is shown, and in which order. */
export interface ListFilter {
  answer: ListView
  /** A name in any script and spelling; empty: any. */
  q: string
  need?: NeedKind | undefined
  language?: string | undefined
  arrived?: 'yes' | 'no' | undefined
  sort: ListSort
  dir?: 'up' | 'down' | undefined
  /** The last invitation of the page before. */
  after?: string | undefined
}
