import { readPhone } from '../directory/phones.ts'
import { heardName, nameLikeness, type HeardName, type NameLikeness } from './likeness.ts'

/** A guardian as far as a nomination or the directory tells. */
export interface GuardianKnown {
  name: string | null
  email: string | null
  phone: string | null
}

/** A nomination, or a child who is or was on a ceremony's list. */
export interface Candidate {
  id: string
  names: string[]
  guardian: GuardianKnown
  /** Who nominated; a child of a list has none. */
  nominatorId: string | null
  /** Children of a list are not compared with each other. */
  isChild: boolean
  /** Whom an officer said it is not. */
  apartFrom: readonly string[]
}

export type GuardianLikeness = 'same' | 'different' | 'unknown'

/** Two that may be one child, and what speaks for it. An officer decides; nothing is joined by itself. */
export interface MaybeSame {
  one: string
  other: string
  name: Exclude<NameLikeness, 'consonants'> | 'maybe'
  guardian: GuardianLikeness
}

/**
 * Who may have been nominated twice, or be on a list already: those first whose guardian is the same.
 *
 * Siblings have one guardian and other first names, so that names of the same consonants (Hassan,
 * Hussein) are asked about only where no guardian is known and two nominators wrote them.
 */
export function maybeSame(candidates: readonly Candidate[]): MaybeSame[] {
  const heard = candidates.map((one) => ({ ...one, heard: one.names.map(heardName) }))
  const byKey = new Map<string, Set<number>>()
  heard.forEach((one, at) => {
    for (const key of one.heard.flatMap(keysOf)) {
      const there = byKey.get(key) ?? new Set()
      byKey.set(key, there.add(at))
    }
  })
  const found: MaybeSame[] = []
  heard.forEach((one, at) => {
    const near = new Set(one.heard.flatMap(keysOf).flatMap((key) => [...(byKey.get(key) ?? [])]))
    for (const place of [...near].toSorted((a, b) => a - b)) {
      const other = heard[place]
      if (!other || place <= at || (one.isChild && other.isChild)) continue
      if (one.apartFrom.includes(other.id) || other.apartFrom.includes(one.id)) continue
      const pair = compare(one, other)
      if (pair) found.push(pair)
    }
  })
  const weight = { same: 0, unknown: 1, different: 2 }
  return found.toSorted((a, b) => weight[a.guardian] - weight[b.guardian])
}

/** Two that are alike share one of these. */
const keysOf = ({ sorted, words }: HeardName): string[] => [
  sorted,
  ...words.flatMap(({ form, sounds }) => [form, ...sounds.map((sound) => `~${sound}`)]),
]

type Heard = Candidate & { heard: HeardName[] }

function compare(one: Heard, other: Heard): MaybeSame | undefined {
  const likenesses = one.heard.flatMap((a) => other.heard.map((b) => nameLikeness(a, b)))
  if (likenesses.every((likeness) => likeness === undefined)) return undefined
  const guardian = guardianLikeness(one.guardian, other.guardian)
  const pair = { one: one.id, other: other.id, guardian }
  if (likenesses.includes('written')) return { ...pair, name: 'written' }
  if (likenesses.includes('sound')) return { ...pair, name: 'sound' }
  const isAsked =
    guardian === 'unknown' &&
    one.nominatorId !== other.nominatorId &&
    !one.isChild &&
    !other.isChild
  return isAsked && likenesses.includes('consonants') ? { ...pair, name: 'maybe' } : undefined
}

/**
 * Whether two guardians are one person: by address or number, else by name. Two parents of one child
 * differ as well, so that `different` speaks against it and decides nothing.
 */
export function guardianLikeness(one: GuardianKnown, other: GuardianKnown): GuardianLikeness {
  const [a, b] = [contactsOf(one), contactsOf(other)]
  if (a.some((contact) => b.includes(contact))) return 'same'
  if (one.name && other.name) {
    const likeness = nameLikeness(heardName(one.name), heardName(other.name))
    if (likeness === 'written' || likeness === 'sound') return 'same'
    return 'different'
  }
  return a.length > 0 && b.length > 0 ? 'different' : 'unknown'
}

function contactsOf({ email, phone }: GuardianKnown): string[] {
  const read = phone ? readPhone(phone) : undefined
  return [
    email?.normalize('NFKC').toLowerCase(),
    read ? (read.international ?? read.typed.replace(/\D/g, '')) : undefined,
  ].flatMap((contact) => contact || [])
}
