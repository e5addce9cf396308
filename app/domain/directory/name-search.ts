import { searchForm } from '#app/domain/names.ts'
import { heardWords, soundsOf } from './name-sound.ts'

/** Marks a sound in the stored column, which no name's search form can hold. */
const SOUND = '~'
/** A shorter sound begins half of all names, so it must be the whole word's. */
const SHORTEST_BEGINNING = 3

/**
 * What is stored to find a person by: every name in its search form, then how each word sounds. So
 * "Mohamad" finds محمد, and "шевч" Шевченко.
 */
export function nameSearchOf(names: {
  fullName: string
  nativeName?: string | null | undefined
  knownAs?: string | null | undefined
}): string {
  const written = [names.fullName, names.nativeName, names.knownAs].flatMap((name) => name || [])
  const forms = [...new Set(written.map(searchForm))]
  const sounds = [...new Set(written.flatMap(soundsOf))]
  return [...forms, ...sounds.map((sound) => SOUND + sound), SOUND].join(' ')
}

/** A word of a search: the patterns (for LIKE) of which the stored column must match at least one. */
export type SearchWord = string[]

/** What was typed into a search box, word by word; every word must be found. Empty: nothing to look for. */
export function searchWords(typed: string): SearchWord[] {
  const short = typed.slice(0, 200)
  const heard = heardWords(short)
  // "Al" may be an article, or the beginning of Ali.
  const words = heard.length > 0 ? heard : searchForm(short).split(' ').filter(Boolean)
  return words
    .slice(0, 6)
    .map((word) => [`%${literal(word)}%`, ...soundsOf(word).flatMap(soundPatterns)])
}

function soundPatterns(sound: string): string[] {
  if (sound.length >= SHORTEST_BEGINNING) return [`%${SOUND}${literal(sound)}%`]
  return sound.length > 1 ? [`%${SOUND}${literal(sound)} %`] : []
}

const literal = (text: string): string => text.replace(/[\\%_]/g, '\\$&')
