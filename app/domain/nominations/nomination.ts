/** A child as a form proposes it, in finished types: names cleaned, address and language checked. */
export interface NominationGiven {
  childName: string
  /** Only where the name holds letters that cannot be printed. */
  printedName: string | null
  knownAs: string | null
  guardianName: string | null
  guardianEmail: string | null
  guardianPhone: string | null
  /** The nominator passes letters on to the family. */
  throughUs: boolean
  language: string
  school: string | null
}

/** `same`: the child is another nomination's. `apart` is no state: it is said of two. */
export const NOMINATION_STATES = ['received', 'accepted', 'same', 'declined', 'withdrawn'] as const
export type NominationState = (typeof NOMINATION_STATES)[number]

/** What the state follows from. */
export interface NominationEnds {
  honoureeId: string | null
  sameAsId: string | null
  withdrawnAt: Date | null
  declinedAt: Date | null
}

/** What became of a nomination; nothing stores it. */
export function stateOf(row: NominationEnds): NominationState {
  if (row.withdrawnAt) return 'withdrawn'
  if (row.declinedAt) return 'declined'
  if (row.honoureeId) return 'accepted'
  return row.sameAsId ? 'same' : 'received'
}

/** Who nominated, as lists tell it; null: noted at the desk. */
export interface NominatedBy {
  nominatorId: string
  name: string
  isGuardian: boolean
}

/** The most children that one nominator, or the desk, has on its list for a ceremony. */
export const NOMINATIONS_MOST = 1_000
/** The most lines that are read at once. */
export const LINES_MOST = 200

/**
 * Nominations of the same child stand together, under the one that the others were joined to.
 *
 * @returns For each nomination the first of its child.
 */
export function firstOfChild(
  rows: ReadonlyArray<{ id: string; sameAsId: string | null }>,
): Map<string, string> {
  const into = new Map(rows.map(({ id, sameAsId }) => [id, sameAsId]))
  const first = (id: string): string => {
    const next = into.get(id)
    return next ? first(next) : id
  }
  return new Map(rows.map(({ id }) => [id, first(id)]))
}

/** The form's fields from top to bottom. */
export const NOMINATION_FIELDS = [
  'childName',
  'printedName',
  'knownAs',
  'guardianName',
  'reach',
  'guardianEmail',
  'guardianPhone',
  'language',
  'school',
]
