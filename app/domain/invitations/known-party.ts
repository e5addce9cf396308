import type { NamesAsked } from '../events/kinds.ts'
import { AGE_BANDS, countBands, type HeadBand, type PeopleCounts } from './people.ts'

/** One who came, would have come, or belongs to the party. */
export interface KnownHead {
  ageBand: HeadBand
  name: string | null
}

/** Who a party is, as its reply page begins with it. Needs are never kept: they are asked anew. */
export interface KnownParty {
  counts: PeopleCounts
  /** In the order in which a reply takes them. */
  names: string[]
}

interface Known {
  /** Of the newest answer to another date that told who comes; nobody where there is none. */
  heads: readonly KnownHead[]
  /** As the council's directory has them, the contact among them. */
  members: readonly KnownHead[]
}

/** What is known of a party that is invited again, by age band and name; null where it is the contact alone. */
export function knownParty({ asked, ...known }: Known & { asked: NamesAsked }): KnownParty | null {
  const who = whoIsKnown(known)
  if (who.length === 0) return null
  return {
    counts: countBands(who.map(({ ageBand }) => ageBand)),
    names: namesInOrder(who, asked),
  }
}

/**
 * Whoever came last time, or else the members. Where an answer told ages only, and as many of each age
 * as there are members, they are those members.
 */
export function whoIsKnown({ heads, members }: Known): KnownHead[] {
  if (heads.length === 0) return members.length < 2 ? [] : [...members]
  const ages = (who: readonly KnownHead[]) =>
    who
      .map(({ ageBand }) => ageBand)
      .toSorted()
      .join(' ')
  const isNamed = heads.some(({ name }) => name !== null)
  return [...(!isNamed && ages(heads) === ages(members) ? members : heads)]
}

/**
 * Names one a line, as a reply reads them: each goes to the next head, the adults first, so that the
 * line ends before the first head without a name. Where only children's names are asked, theirs alone.
 */
export function namesInOrder(heads: readonly KnownHead[], asked: NamesAsked): string[] {
  if (asked === 'none') return []
  return namesInTurn(
    heads,
    asked === 'children' ? AGE_BANDS.filter((band) => band !== 'adult') : AGE_BANDS,
  )
}

/** The same where a form gives the names to these age bands, one after the other. */
export function namesInTurn(heads: readonly KnownHead[], bands: readonly HeadBand[]): string[] {
  const turn = bands.flatMap((band) =>
    heads
      .filter(({ ageBand }) => ageBand === band)
      .toSorted((one, other) => Number(one.name === null) - Number(other.name === null)),
  )
  const unnamed = turn.findIndex(({ name }) => name === null)
  return turn.slice(0, unnamed < 0 ? turn.length : unnamed).flatMap(({ name }) => name ?? [])
}
