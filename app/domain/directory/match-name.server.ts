import { and, or, like, sql, type SQL } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { searchWords } from './name-search.ts'

/** Whether a stored `name_search` holds every word that was typed, in any script and spelling; undefined when nothing was. */
export function nameMatches(column: AnyPgColumn | SQL, typed: string): SQL | undefined {
  const words = searchWords(typed)
  // What was typed has letters of no name at all, such as a lone dash: it finds nobody.
  if (words.length === 0) return typed.trim() === '' ? undefined : sql`false`
  return and(...words.map((patterns) => or(...patterns.map((pattern) => like(column, pattern)))))
}
