import { readPhone } from '#app/domain/directory/phones.ts'
import { soundsByWord } from '#app/domain/directory/name-sound.ts'
import { searchForm } from '#app/domain/names.ts'

/** A person or family by whatever tells them apart. `key` is the caller's own: a row, an id. */
export interface Candidate {
  key: string
  name: string
  nativeName?: string | undefined
  knownAs?: string | undefined
  email?: string | undefined
  phone?: string | undefined
}

/**
 * What two records that may be one have in common, as numbers: ten thousand people have some hundred
 * thousand such keys, and as texts they would fill the memory that the rest of the server needs.
 */
export interface MatchKeys {
  names: number[]
  email: number | undefined
  phone: number | undefined
  sounds: number[]
}

/** Consonants of both words: "Ali Omar" and "Eli Amir" sound the same, and mean nothing. */
const SHORTEST_SOUND = 4
const WORDS_MOST = 6
/** Ways to hear one word that are compared. */
const SOUNDS_MOST = 4

/** The keys of a record, each once. Different texts have different keys but for one pair in 2^52. */
export function matchKeysOf(candidate: Candidate): MatchKeys {
  const { email, phone } = candidate
  const names = wholeNames(candidate)
  return {
    names: once(names.map((name) => keyOf(`n ${wordsInOrder(name)}`))),
    email: email ? keyOf(`e ${email.toLowerCase()}`) : undefined,
    phone: phone ? keyOf(`p ${dialled(phone)}`) : undefined,
    sounds: once(names.flatMap(soundKeys)),
  }
}

/** Whether a name of one is, letter for letter but for accents and order, a name of the other. */
export function haveOneName(one: Candidate, other: Candidate): boolean {
  const names = wholeNames(other).map(wordsInOrder)
  return wholeNames(one).some((name) => names.includes(wordsInOrder(name)))
}

/** A first name that someone goes by is no name to be found by. */
const wholeNames = ({ name, nativeName, knownAs }: Candidate): string[] =>
  [name, ...[nativeName, knownAs].filter((other) => other && /\s/.test(other.trim()))].filter(
    (written) => written !== undefined,
  )

/** "Al-Khatib, Amira" is "Amira Al-Khatib". */
const wordsInOrder = (name: string): string => searchForm(name).split(' ').toSorted().join(' ')

const dialled = (phone: string): string =>
  readPhone(phone)?.international ?? phone.replace(/\D/g, '')

/** Each pair of words, because one list has the father's name in the middle and the other has not. */
function soundKeys(name: string): number[] {
  const words = soundsByWord(name)
    .slice(0, WORDS_MOST)
    .map((sounds) => sounds.slice(0, SOUNDS_MOST))
  const keys: number[] = []
  for (const [place, first] of words.entries())
    for (const second of words.slice(place + 1))
      for (const one of first)
        for (const other of second)
          if (consonants(one) + consonants(other) >= SHORTEST_SOUND)
            keys.push(keyOf(one < other ? `s ${one} ${other}` : `s ${other} ${one}`))
  return keys
}

/** A first vowel is heard as "a", and is no consonant. */
const consonants = (sound: string): number => sound.length - (sound.startsWith('a') ? 1 : 0)

const once = (keys: number[]): number[] => (keys.length > 1 ? [...new Set(keys)] : keys)

/** 52 bits of a text: two runs of FNV-1a with different beginnings, as one whole number. */
function keyOf(text: string): number {
  let one = 0x811c9dc5
  let two = 0x2f0b4a27
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    one = Math.imul(one ^ unit, 0x01000193)
    two = Math.imul(two ^ unit, 0x85ebca6b)
    two ^= two >>> 13
  }
  return (one >>> 0) * 0x100000 + (two >>> 12)
}
