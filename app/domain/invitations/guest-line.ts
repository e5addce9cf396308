import type { NeedKind } from '../events/kinds.ts'
import type { GuestAnswer } from './answers.ts'
import type { HeadBand } from './people.ts'
import type { Channel } from './reply.ts'

/** What a party needs. `who`: those whose it is, where that is told; nobody where it is the whole party's. */
export interface NeedOfLine {
  kind: NeedKind
  detail: string | null
  /** `at`: the place among those who come. */
  who: Array<{ name: string | null; ageBand: HeadBand; at: number }>
}

/** One party as a list shows it. */
export interface GuestLine {
  invitationId: string
  partyId: string
  contactId: string | null
  label: string
  nativeName: string | null
  kind: 'household' | 'group' | 'delegation'
  language: string
  peopleLimit: number
  answer: GuestAnswer
  /** Places that are kept for it as an allocation; null where none are. */
  kept: number | null
  /** A letter to them came back. */
  cameBack: boolean
  /** Who comes, or would on a maybe, by age. */
  heads: Partial<Record<HeadBand, number>>
  /** People who hold places or wait for them. */
  people: number
  needs: NeedOfLine[]
  channel: Channel | null
  message: string | null
  answeredAt: Date | null
  sentAt: Date | null
  waitingNumber: number | null
  /** People who came. */
  arrived: number
}
