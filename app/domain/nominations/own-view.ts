/** What a nominator sees of a nomination: that another nominated the child as well is nobody's business. */
export type OwnState = 'received' | 'accepted' | 'declined' | 'withdrawn'

export interface OwnNomination {
  id: string
  revision: number
  state: OwnState
  declinedReason: string | null
  childName: string
  printedName: string | null
  knownAs: string | null
  guardianName: string | null
  guardianEmail: string | null
  guardianPhone: string | null
  throughUs: boolean
  language: string
  school: string | null
}

/** A nominator's page: who they are, for what, until when, and their own list. */
export interface OwnList {
  linkId: string
  nominatorId: string
  eventId: string
  name: string
  isGuardian: boolean
  /** Asked how many children were registered this year. */
  isRegister: boolean
  language: string
  title: string
  texts: Record<string, { title?: string }>
  startsAt: Date | null
  timeZone: string
  closesAt: Date
  isOpen: boolean
  newlyRegistered: number | null
  nominations: OwnNomination[]
}

/** The values of a nomination as its form shows them. */
export function typedOf(one: Omit<OwnNomination, 'id' | 'state' | 'declinedReason' | 'revision'>) {
  const typed: Record<string, string[]> = {
    childName: [one.childName],
    reach: [one.throughUs ? 'us' : 'guardian'],
    language: [one.language],
  }
  const more = [
    'printedName',
    'knownAs',
    'guardianName',
    'guardianEmail',
    'guardianPhone',
    'school',
  ] as const
  for (const field of more) {
    const value = one[field]
    if (value) typed[field] = [value]
  }
  return typed
}
