import { heardWords, soundsOf } from '../directory/name-sound.ts'
import { searchForm } from '../names.ts'
import { spelled, vowelsAgree, type Spelled } from './vowels.ts'

/** A name taken apart, once for all comparisons. */
export interface HeardName {
  /** Its words in the order of the alphabet: whoever turns a name round writes the same. */
  sorted: string
  words: Array<{ form: string; sounds: string[]; spelled: Spelled | undefined }>
}

/**
 * `written`: the same words, in whatever order, without accents. `sound`: every word of the shorter name
 * may be a spelling of a word of the longer. `consonants`: the same, but the vowels speak against it.
 */
export type NameLikeness = 'written' | 'sound' | 'consonants'

/** Take a name apart. */
export function heardName(name: string): HeardName {
  const words = heardWords(name).map((form) => ({
    form,
    sounds: soundsOf(form),
    spelled: spelled(form),
  }))
  return { sorted: searchForm(name).split(' ').toSorted().join(' '), words }
}

/**
 * How alike two names are; undefined: they are two. A single word is alike only to a single word: half
 * the children of a list are somebody's Mohammed.
 */
export function nameLikeness(one: HeardName, other: HeardName): NameLikeness | undefined {
  if (one.sorted === other.sorted && one.sorted !== '') return 'written'
  const [few, many] =
    one.words.length <= other.words.length ? [one.words, other.words] : [other.words, one.words]
  if (few.length === 0 || (few.length === 1 && many.length > 1)) return undefined
  if (pairUp(few, many, (a, b) => meet(a, b) && vowelsAgree(a.spelled, b.spelled))) return 'sound'
  return pairUp(few, many, meet) ? 'consonants' : undefined
}

/** Whether each of the few words finds one of the many for itself. */
function pairUp(
  few: HeardName['words'],
  many: HeardName['words'],
  fits: (a: HeardName['words'][number], b: HeardName['words'][number]) => boolean,
): boolean {
  const [first, ...rest] = few
  if (!first) return true
  return many.some(
    (word) =>
      fits(first, word) &&
      pairUp(
        rest,
        many.filter((other) => other !== word),
        fits,
      ),
  )
}

const meet = (one: HeardName['words'][number], other: HeardName['words'][number]): boolean =>
  one.form === other.form || one.sounds.some((sound) => other.sounds.includes(sound))
