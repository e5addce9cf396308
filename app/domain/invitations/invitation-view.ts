import type { EventKind, QuestionSet } from '../events/kinds.ts'
import type { RuleShown } from '../events/waiting-rules.ts'
import type { Room } from '../events/places.ts'
import type { KnownParty } from './known-party.ts'
import type { PartyKind } from './party.ts'
import type { HeadBand, PeopleCounts } from './people.ts'
import type { Answer, ReplyState } from './reply.ts'

/** Texts of an event in one language. */
export interface EventTexts {
  title: string
  outsideTitle: string
  summary: string
}

/** What a reply link shows to who holds it. */
export interface InvitationView {
  linkId: string
  linkPurpose: 'reply' | 'group'
  /** The code that opens this link, as it is read out; null where none was given to anybody. */
  readOutCode: string | null
  event: EventTexts & {
    id: string
    kind: EventKind
    texts: Record<string, Partial<EventTexts>>
    questions: QuestionSet
    languages: string[]
    /** Those who come are reminded before the day. */
    remindsGuests: boolean
  }
  /** Organisations that invite with the council; a coded name where the real one must not stand. */
  hosts: string[]
  party: { id: string; label: string; language: string; kind: PartyKind }
  /** Who they are by an earlier answer; null where nothing is known, or nothing is open to be answered. */
  known: KnownParty | null
  /** Letters reach the party's contact. */
  hasAddress: boolean
  /** Earliest first; at least one. */
  dates: InvitedDate[]
}

/** One date of the event, with what the party has said to it. */
export interface InvitedDate {
  invitationId: string
  occurrenceId: string
  startsAt: Date
  endsAt: Date
  timeZone: string
  /** Null where there is none, or where this reader may not know it yet. */
  place: { name: string; address: string; directions: string; accessFacts: string[] } | null
  placeComesLater: boolean
  isOnline: boolean
  /** For those with a place only. */
  onlineUrl: string | null
  /** Of a group: its own cut-off, where that is earlier. */
  repliesCloseAt: Date
  door: 'open' | 'not-open-yet' | 'closed' | 'cancelled' | 'revoked'
  peopleLimit: number
  /** Places that are kept for a group, taken by it or not; 0 where none are. */
  kept: number
  /** Places that a yes would get now beside those; 0 while others wait, Infinity without a limit. */
  free: number
  /** A yes of one person would get a place now. */
  hasRoom: boolean
  /** The date's places, and what of them is kept for this party and not taken yet. */
  room: Room
  held: number
  /** How its waiting list decides, as it is told to everybody. */
  rule: RuleShown
  calendar: { uid: string; sequence: number }
  reply: {
    answer: Answer
    state: ReplyState
    people: number
    /** Until when the places that are offered are held; null where none are. */
    offeredUntil: Date | null
    /** From 1, among those who wait; null: it does not wait. */
    position: number | null
    counts: PeopleCounts
    names: string[]
    /** Who comes, in the order of the answer. */
    comers: Array<{ ageBand: HeadBand; name: string | null }>
    /** `who`: whose it is, by their places among the comers; nobody where it is the whole party's. */
    needs: Array<{ kind: string; detail: string | null; who: number[] }>
    message: string | null
    answeredAt: Date
  } | null
}

/** The event's words in the reader's language; where they are missing, as the officer wrote them. */
export function textsIn(
  event: EventTexts & { texts: Record<string, Partial<EventTexts>> },
  locale: string,
): EventTexts & { isTranslated: boolean } {
  const own = event.texts[locale]
  return {
    title: own?.title || event.title,
    outsideTitle: own?.outsideTitle || event.outsideTitle,
    summary: own?.summary || event.summary,
    isTranslated: Boolean(own?.title),
  }
}
