import type { MailTopic } from '../mail/inbound.ts'
import type { GuestLine } from './guest-line.ts'
import type { AgeBand, HeadBand } from './people.ts'
import type { Channel, ReplyFacts } from './reply.ts'

/** Everything about one party at one occurrence, for its page. */
export interface PartyAtEvent {
  line: GuestLine
  contact: {
    id: string
    fullName: string
    nativeName: string | null
    knownAs: string | null
    language: string
    email: string | null
    phone: string | null
    phoneState: 'fine' | 'refused'
  } | null
  /** Letters that the contact wants none of by e-mail. */
  stopped: MailTopic[]
  organisationName: string | null
  /** Of one who waits: the number among those who wait, from 1; null while it does not. */
  position: number | null
  /** Of a group: what is kept for it, and its cut-off. */
  allotted: { places: number; held: number; untilAt: Date | null } | null
  members: Array<{
    personId: string
    fullName: string
    nativeName: string | null
    ageBand: AgeBand
  }>
  /** Who comes, by name where the answer told it. */
  comers: Array<{ name: string | null; ageBand: HeadBand }>
  /** Every answer there ever was, the newest first; `by` is an officer's name. */
  history: Array<{
    id: string
    before: ReplyFacts | null
    after: ReplyFacts
    channel: Channel
    reason: string | null
    at: Date
    by: string | null
  }>
  letters: Array<{
    id: string
    purpose: string
    state: string
    createdAt: Date
    sendAfter: Date
    sentAt: Date | null
  }>
  arrivals: Array<{ id: string; people: number; at: Date; by: string | null }>
  createdAt: Date
  revokedAt: Date | null
  /** The party was forgotten: nothing tells who they were. */
  isForgotten: boolean
}
