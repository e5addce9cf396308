/** A child's name as pages of the desk show it. */
export interface NameView {
  honoureeId: string
  /** As it is printed. */
  printed: string
  /** As the family writes it, where that is not what is printed. */
  written: string | null
  native: string | null
  nativeLanguage: string | null
  pronunciation: string | null
  knownAs: string | null
  party: string | null
  /** Other children of the same family on the list. */
  siblings: string[]
  state: 'unprintable' | 'new' | 'correction' | 'approved'
  /** The letters that cannot be printed, each as `ꙮ (U+A66E)`. */
  letters: string[]
  revision: number
  since: Date
  serial: string | null
}

/** A name's version as its history shows it. */
export interface VersionView {
  revision: number
  name: string
  printedName: string | null
  native: string | null
  pronunciation: string | null
  reason: string | null
  at: Date
  approvedAt: Date | null
  /** By the family itself, under its link. */
  byFamily: boolean
}

/** What the value of a tick box or button says: which child's name, in which version. */
export const nameKey = ({
  honoureeId,
  revision,
}: Pick<NameView, 'honoureeId' | 'revision'>): string => `${honoureeId}.${revision}`

/** Reads what `nameKey` wrote; undefined for anything else. */
export function readNameKey(text: string): { honoureeId: string; revision: number } | undefined {
  const found = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{1,6})$/.exec(text)
  return found ? { honoureeId: found[1] ?? '', revision: Number(found[2]) } : undefined
}

/** What tells a child of an invited family apart from the others on the page. */
export const childKey = (child: {
  personId: string | null
  partyId: string
  name: string
}): string => child.personId ?? `${child.partyId}/${child.name}`
