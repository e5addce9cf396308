import ar from './ar.json' with { type: 'json' }
import ckb from './ckb.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import faAF from './fa-AF.json' with { type: 'json' }
import { DESK_TABLES } from './keys.ts'
import pl from './pl.json' with { type: 'json' }
import ps from './ps.json' with { type: 'json' }
import ro from './ro.json' with { type: 'json' }
import ti from './ti.json' with { type: 'json' }
import uk from './uk.json' with { type: 'json' }
import zhHantHK from './zh-Hant-HK.json' with { type: 'json' }

export type Table = Readonly<Record<string, string>>

/** Guests' words in English: the source of every translation. */
export const GUEST_WORDS: Table = en

/** Guests' words in English, with the officers' words, which are in English only. */
export const ENGLISH: Table = Object.assign({}, en, ...DESK_TABLES)

/** Guests' words in the other languages by tag, as far as they are written. */
export const TRANSLATIONS: Readonly<Record<string, Table | undefined>> = {
  ar,
  uk,
  'fa-AF': faAF,
  ps,
  ti,
  ckb,
  'zh-Hant-HK': zhHantHK,
  ro,
  pl,
}

/** The keys of guests' words that a language has not written yet; all of them without a table. */
export function missingKeys(table: Table = {}): string[] {
  return Object.keys(en).filter((key) => !Object.hasOwn(table, key))
}
