import { latinDigits } from '../digits.ts'
import { done, refused, type Result } from '../result.ts'

/** The fields of a reply, in the order in which they are asked. */
export const PEOPLE_FIELDS = ['adults', 'young', 'children', 'infants'] as const
export type PeopleField = (typeof PEOPLE_FIELDS)[number]

/** One person's age band as it is stored: infants 0-2, children 3-10, young people 11-17, adults from 18. */
export const AGE_BANDS = ['adult', 'young', 'child', 'infant'] as const
export type AgeBand = (typeof AGE_BANDS)[number]

/** What is known of the age of one who comes; a group may tell only how many they are (docs/domain.md 4). */
export const HEAD_BANDS = [...AGE_BANDS, 'unknown'] as const
export type HeadBand = (typeof HEAD_BANDS)[number]

/**
 * How many people of a party come, by age band. Infants count: they take room and air (docs/domain.md 4).
 * `unknown`: heads of a group whose age is not told; absent where everybody's is.
 */
export type PeopleCounts = Record<PeopleField, number> & { unknown?: number }

export const NOBODY: Readonly<PeopleCounts> = { adults: 0, young: 0, children: 0, infants: 0 }

/** More of one age band is a group's reply or a slip of the finger. */
export const MOST_IN_ONE_FIELD = 50

const BAND_OF = { adults: 'adult', young: 'young', children: 'child', infants: 'infant' } as const

export type PeopleFieldRefusal = 'not-a-number' | 'below-zero' | 'not-whole' | 'too-many'

/**
 * One number field of a reply as it was typed, with the most that is believed. Empty means nobody. Arabic-Indic and Persian digits count
 * as digits; signs, fractions, exponents and words are refused.
 */
export function parsePeopleField(
  typed: string,
  most: number = MOST_IN_ONE_FIELD,
): Result<number, PeopleFieldRefusal> {
  // Text copied out of a right-to-left message brings its invisible direction marks along.
  const text = latinDigits(typed)
    .replace(/[\u200e\u200f\u061c]/g, '')
    .trim()
  if (text === '') return done(0)
  if (/^[-−–]\s*\d+([.,٫]\d+)?$/.test(text)) return refused('below-zero')
  if (/^\d+[.,٫]\d+$/.test(text)) return refused('not-whole')
  if (!/^\d+$/.test(text)) return refused('not-a-number')
  const people = Number(text)
  return people > most ? refused('too-many') : done(people)
}

export function totalPeople(counts: PeopleCounts): number {
  return PEOPLE_FIELDS.reduce((total, field) => total + counts[field], counts.unknown ?? 0)
}

/**
 * How many people a yes brings.
 *
 * @param limit The most people this invitation is for, infants included.
 * @returns Refused when a yes brings nobody, or more than it is for.
 */
export function countParty(
  counts: PeopleCounts,
  limit: number,
): Result<number, 'nobody' | 'over-limit'> {
  const total = totalPeople(counts)
  if (total === 0) return refused('nobody')
  return total > limit ? refused('over-limit') : done(total)
}

/** One age band for each person, adults first, those of unknown age last: the heads that become attendees. */
export function bandsOf({ unknown = 0, ...counts }: PeopleCounts): HeadBand[] {
  return [
    ...PEOPLE_FIELDS.flatMap((field) => Array<HeadBand>(counts[field]).fill(BAND_OF[field])),
    ...Array<HeadBand>(unknown).fill('unknown'),
  ]
}

/** The counts of heads that are known one by one. */
export function countBands(bands: readonly HeadBand[]): PeopleCounts {
  const unknown = bands.filter((band) => band === 'unknown').length
  const counts: PeopleCounts = { ...NOBODY, ...(unknown > 0 ? { unknown } : {}) }
  for (const field of PEOPLE_FIELDS)
    counts[field] = bands.filter((band) => band === BAND_OF[field]).length
  return counts
}
