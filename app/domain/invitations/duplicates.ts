import { haveOneName, matchKeysOf, type Candidate, type MatchKeys } from './match-keys.ts'

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

interface Known {
  candidate: Candidate
  order: number
  directory: boolean
  /** Places among the keys of the newcomers. */
  keys: MatchKeys
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
  const { index, known } = indexOf(newcomers, existing)
  const found = new Map<string, Match[]>()
  for (const newcomer of known) {
    const matches = likely(newcomer, index)
      .flatMap((other) => compare(newcomer, other, index) ?? [])
      .toSorted((a, b) => b.score - a.score)
    if (matches.length > 0) found.set(newcomer.candidate.key, matches)
  }
  return found
}

/** Who shares which key; a key that only one has is not in it. */
type Index = ReadonlyMap<number, readonly Known[]>

/**
 * Only keys of newcomers are kept, and only people who have one of them: whoever of the directory has
 * none is let go at once, and so is a key that one person alone is known by, as most are.
 */
function indexOf(
  newcomers: readonly Candidate[],
  existing: readonly Candidate[],
): { index: Index; known: Known[] } {
  const keysOfNewcomers = newcomers.map(matchKeysOf)
  const asked = eachOnce(keysOfNewcomers)
  const near = existing.flatMap((candidate, order) => {
    const keys = placesOf(matchKeysOf(candidate), asked)
    return keys ? [{ candidate, order, directory: true, keys }] : []
  })
  const known = newcomers.flatMap((candidate, place) => {
    const keys = keysOfNewcomers[place] && placesOf(keysOfNewcomers[place], asked)
    const order = existing.length + place
    return keys ? [{ candidate, order, directory: false, keys }] : []
  })
  const all = [...near, ...known]
  const holders = new Uint32Array(asked.length)
  for (const { keys } of all) for (const key of allOf(keys)) holders[key] = (holders[key] ?? 0) + 1
  const index = new Map<number, Known[]>()
  for (const one of all)
    for (const key of allOf(one.keys)) {
      if (holders[key] === 1) continue
      const sharing = index.get(key)
      if (sharing) sharing.push(one)
      else index.set(key, [one])
    }
  return { index, known }
}

const contactsOf = ({ email, phone }: MatchKeys): number[] =>
  [email, phone].filter((key) => key !== undefined)

const allOf = (keys: MatchKeys): number[] => [...keys.names, ...contactsOf(keys), ...keys.sounds]

/** All keys in order, for looking one up by halving. */
function eachOnce(all: readonly MatchKeys[]): Float64Array {
  const sorted = Float64Array.from(all.flatMap(allOf)).sort()
  return sorted.filter((key, place) => key !== sorted[place - 1])
}

/** The keys that stand in `asked`, as their places there; undefined when none does. */
function placesOf(keys: MatchKeys, asked: Float64Array): MatchKeys | undefined {
  const placeOf = (key: number | undefined) => (key === undefined ? undefined : find(asked, key))
  const among = (some: number[]) => some.flatMap((key) => find(asked, key) ?? [])
  const places = {
    names: among(keys.names),
    email: placeOf(keys.email),
    phone: placeOf(keys.phone),
    sounds: among(keys.sounds),
  }
  return allOf(places).length > 0 ? places : undefined
}

function find(sorted: Float64Array, key: number): number | undefined {
  let from = 0
  let to = sorted.length
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((sorted[middle] ?? 0) < key) from = middle + 1
    else to = middle
  }
  return sorted[from] === key ? from : undefined
}

const isShared = (index: Index, key: number): boolean =>
  (index.get(key)?.length ?? 0) > SHARED_BY_MOST

/** Those before the newcomer who share a key with it. A crowd's own key leads to nobody. */
function likely(newcomer: Known, index: Index): Known[] {
  const keys = allOf(newcomer.keys).filter((key) => !isShared(index, key))
  // Two keys of a crowd together may still mean one person: the same name at the same hotel's number.
  const others = new Set([
    ...keys.flatMap((key) => index.get(key) ?? []),
    ...crowdedNamesakes(newcomer, index),
  ])
  return [...others].filter(({ order }) => order < newcomer.order)
}

function crowdedNamesakes(newcomer: Known, index: Index): Known[] {
  const { names, email, phone } = newcomer.keys
  if (email === undefined && phone === undefined) return []
  return names
    .filter((key) => isShared(index, key))
    .flatMap((key) => index.get(key) ?? [])
    .filter(({ keys }) => isSame(email, keys.email) || isSame(phone, keys.phone))
}

const isSame = (one: number | undefined, other: number | undefined): boolean =>
  one !== undefined && one === other

function compare(newcomer: Known, other: Known, index: Index): Match | undefined {
  const [one, two] = [newcomer.keys, other.keys]
  const sameName =
    one.names.some((key) => two.names.includes(key)) &&
    haveOneName(newcomer.candidate, other.candidate)
  const similar = !sameName && one.sounds.some((key) => two.sounds.includes(key))
  const name: MatchReason[] = sameName ? ['same-name'] : similar ? ['similar-name'] : []
  const tells = (key: number | undefined) =>
    key !== undefined && (name.length > 0 || !isShared(index, key))
  const contacts: MatchReason[] = []
  if (isSame(one.email, two.email) && tells(one.email)) contacts.push('same-email')
  if (isSame(one.phone, two.phone) && tells(one.phone)) contacts.push('same-phone')
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
