import ar from './ar.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import { DESK_TABLES } from './keys.ts'
import uk from './uk.json' with { type: 'json' }

export type Table = Readonly<Record<string, string>>

/** Guests' words in English, with the officers' words, which are in English only. */
export const ENGLISH: Table = Object.assign({}, en, ...DESK_TABLES)

/** Guests' words in the other languages by tag, as far as they are written. */
export const TRANSLATIONS: Readonly<Record<string, Table | undefined>> = { ar, uk }

/** The keys of guests' words that a language has not written yet; all of them without a table. */
export function missingKeys(table: Table = {}): string[] {
  return Object.keys(en).filter((key) => !Object.hasOwn(table, key))
}
