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

export type MatchReason = 'same-email' | 'same-phone' | 'same-name' | 'similar-name'

/** Two who may be one. Shown to an officer, who alone decides. */
export interface Match {
  newcomer: string
  other: string
  /** `directory`: known already. `file`: an earlier row of the same list. */
  among: 'directory' | 'file'
  reasons: MatchReason[]
  /** 25 (names that sound alike) to 150 (name, e-mail and phone). */
  score: number
  /** Same name and same e-mail or phone: bringing the list in again must not double anybody. */
  certain: boolean
}

const POINTS: Record<MatchReason, number> = {
  'same-email': 60,
  'same-phone': 50,
  'same-name': 40,
  'similar-name': 25,
}
/**
 * An address or number that more share belongs to a hotel or a caseworker, a sound to a very common
 * name: on its own it says nothing, and comparing all with all would take minutes.
 */
const SHARED_BY_MOST = 12
/** Consonants of both words: "Ali Omar" and "Eli Amir" sound the same, and mean nothing. */
const SHORTEST_SOUND = 4
const WORDS_MOST = 6
/** Ways to hear one word that are compared. */
const SOUNDS_MOST = 4

interface Known {
  candidate: Candidate
  order: number
  directory: boolean
  names: Set<string>
  contacts: Map<string, MatchReason>
  sounds: Set<string>
}

/**
 * Find who of a list may be known already, in the directory or in an earlier row of the same list.
 *
 * Only those are compared who share an e-mail address, a telephone number, a name or its sound: 5,000
 * rows against 10,000 people take about a second.
 *
 * @returns For each newcomer its matches, the likeliest first; newcomers without one are left out.
 */
export function findDuplicates({
  newcomers,
  existing,
}: {
  newcomers: readonly Candidate[]
  existing: readonly Candidate[]
}): Map<string, Match[]> {
  const known = newcomers.map((candidate, order) =>
    knownOf(candidate, existing.length + order, false),
  )
  const index = indexOf(known, existing)
  const found = new Map<string, Match[]>()
  for (const newcomer of known) {
    const matches = likely(newcomer, index)
      .flatMap((other) => compare(newcomer, other, index) ?? [])
      .toSorted((a, b) => b.score - a.score)
    if (matches.length > 0) found.set(newcomer.candidate.key, matches)
  }
  return found
}

function knownOf(candidate: Candidate, order: number, directory: boolean): Known {
  const written = [candidate.name, candidate.nativeName, candidate.knownAs].flatMap(
    (name) => name ?? [],
  )
  // A first name that someone goes by is no name to be found by.
  const whole = written.filter((name, place) => place === 0 || /\s/.test(name.trim()))
  const contacts = new Map<string, MatchReason>()
  if (candidate.email) contacts.set(`e ${candidate.email.toLowerCase()}`, 'same-email')
  if (candidate.phone) contacts.set(`p ${phoneKey(candidate.phone)}`, 'same-phone')
  return {
    candidate,
    order,
    directory,
    contacts,
    names: new Set(whole.map(wordsInOrder)),
    sounds: new Set(whole.flatMap(soundKeys)),
  }
}

/** "Al-Khatib, Amira" is "Amira Al-Khatib". */
function wordsInOrder(name: string): string {
  return `n ${searchForm(name).split(' ').toSorted().join(' ')}`
}

/** Each pair of words, because one list has the father's name in the middle and the other has not. */
function soundKeys(name: string): string[] {
  const words = soundsByWord(name)
    .slice(0, WORDS_MOST)
    .map((sounds) => sounds.slice(0, SOUNDS_MOST))
  const keys: string[] = []
  for (const [place, first] of words.entries())
    for (const second of words.slice(place + 1))
      for (const one of first)
        for (const other of second)
          if (consonants(one) + consonants(other) >= SHORTEST_SOUND)
            keys.push(one < other ? `s ${one} ${other}` : `s ${other} ${one}`)
  return keys
}

/** A first vowel is heard as "a", and is no consonant. */
const consonants = (sound: string): number => sound.length - (sound.startsWith('a') ? 1 : 0)

function phoneKey(phone: string): string {
  return readPhone(phone)?.international ?? phone.replace(/\D/g, '')
}

type Index = ReadonlyMap<string, readonly Known[]>

function keysOf({ names, contacts, sounds }: Known): string[] {
  return [...names, ...contacts.keys(), ...sounds]
}

/** Who shares which key of the newcomers; whoever of the directory shares none is let go at once. */
function indexOf(newcomers: readonly Known[], existing: readonly Candidate[]): Index {
  const index = new Map<string, Known[]>()
  for (const key of newcomers.flatMap(keysOf)) index.set(key, [])
  for (const [order, candidate] of existing.entries()) {
    const one = knownOf(candidate, order, true)
    for (const key of keysOf(one)) index.get(key)?.push(one)
  }
  for (const one of newcomers) for (const key of keysOf(one)) index.get(key)?.push(one)
  return index
}

const isShared = (index: Index, key: string): boolean =>
  (index.get(key)?.length ?? 0) > SHARED_BY_MOST

/** Those before the newcomer who share a key with it. A crowd's own key leads to nobody. */
function likely(newcomer: Known, index: Index): Known[] {
  const keys = keysOf(newcomer).filter((key) => !isShared(index, key))
  // Two keys of a crowd together may still mean one person: the same name at the same hotel's number.
  const crowded = newcomer.contacts.size > 0 ? crowdedNamesakes(newcomer, index) : []
  const others = new Set([...keys.flatMap((key) => index.get(key) ?? []), ...crowded])
  return [...others].filter(({ order }) => order < newcomer.order)
}

function crowdedNamesakes(newcomer: Known, index: Index): Known[] {
  const crowds = [...newcomer.names].filter((key) => isShared(index, key))
  return crowds
    .flatMap((key) => index.get(key) ?? [])
    .filter((other) => [...newcomer.contacts.keys()].some((key) => other.contacts.has(key)))
}

function compare(newcomer: Known, other: Known, index: Index): Match | undefined {
  const sameName = [...newcomer.names].some((name) => other.names.has(name))
  const similar = !sameName && [...newcomer.sounds].some((sound) => other.sounds.has(sound))
  const name: MatchReason[] = sameName ? ['same-name'] : similar ? ['similar-name'] : []
  const contacts = [...newcomer.contacts].flatMap(([key, reason]) =>
    other.contacts.has(key) && (name.length > 0 || !isShared(index, key)) ? [reason] : [],
  )
  const reasons = [...contacts, ...name]
  if (reasons.length === 0) return undefined
  return {
    newcomer: newcomer.candidate.key,
    other: other.candidate.key,
    among: other.directory ? 'directory' : 'file',
    reasons,
    score: reasons.reduce((sum, reason) => sum + POINTS[reason], 0),
    certain: sameName && contacts.length > 0,
  }
}
