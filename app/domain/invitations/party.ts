import type { AgeBand } from './people.ts'

/** A person as told by a form or a list, in finished types: names cleaned, address and language checked. */
export interface PersonGiven {
  fullName: string
  nativeName?: string | undefined
  knownAs?: string | undefined
  pronunciation?: string | undefined
  /** BCP 47: what they are written to in, or speak. */
  language: string
  email?: string | undefined
  phone?: string | undefined
}

/** One of a family beside the contact. */
export interface MemberGiven {
  fullName: string
  ageBand: AgeBand
  nativeName?: string | undefined
  /** The school's name, for children. */
  school?: string | undefined
}

export type PartyKind = 'household' | 'group' | 'delegation'

/** A party as it will be on the list. */
export interface PartyGiven {
  kind: PartyKind
  /** A party that is there already, which is invited to one more date. */
  partyId?: string | undefined
  /** Somebody new, or somebody whom the directory knows: then their party of this kind is taken as it is. */
  contact: PersonGiven | { personId: string }
  /** What the list calls it; absent: the contact's name. */
  label?: string | undefined
  /** Of a group or delegation, or whom a delegate comes from. */
  organisation?: { id: string } | { name: string } | undefined
  jobTitle?: string | undefined
  /** The most who may come, infants included. */
  peopleLimit: number
  members: MemberGiven[]
}

/** The most people that the invitation of a family or delegation can be for; the database refuses more. */
export const PEOPLE_MOST = 50
/** The most people of a host's group: a large hotel comes in two groups. */
export const GROUP_MOST = 300
