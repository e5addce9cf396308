import type { Actor } from '../actor.ts'
import type { NeedKind } from '../events/kinds.ts'
import type { HeadBand } from './people.ts'

export const ANSWERS = ['yes', 'maybe', 'no'] as const
export type Answer = (typeof ANSWERS)[number]

export const REPLY_STATES = [
  'confirmed',
  'waiting',
  'offered',
  'maybe',
  'declined',
  'lapsed',
] as const
export type ReplyState = (typeof REPLY_STATES)[number]

export const CHANNELS = [
  'link',
  'phone',
  'paper',
  'calendar',
  'group',
  'sign_up',
  'override',
] as const
export type Channel = (typeof CHANNELS)[number]

/** One who comes; the name only where the event asks for it. */
export interface Comer {
  ageBand: HeadBand
  name?: string
}

export interface ReplyNeed {
  kind: NeedKind
  /** A few words: which language, which allergy, from where. */
  detail?: string
  /** Whose it is, by their places among those who come; absent where it is the whole party's, or not told. */
  who?: number[]
}

/** An answer, finished: checked by the form, not yet weighed against places. */
export interface Reply {
  answer: Answer
  /** Who comes; nobody unless the answer is yes. */
  comers: Comer[]
  needs: ReplyNeed[]
  message?: string
}

/** States and counts of an answer, for the history; no names. */
export interface ReplyFacts {
  answer: Answer
  state: ReplyState
  people: number
}

export interface ReplyGiven {
  councilId: string
  invitationId: string
  actor: Actor
  channel: Channel
  reply: Reply
  now: Date
  /** Who comes and what they need stays as it stands; only whether they come is answered. */
  keepsComers?: boolean
  /** An officer's, with a reason: may answer after the closing time, and let a party past the waiting ones. */
  override?: { reason: string; outOfTurn?: boolean }
}

export type ReplyRefusal =
  | 'unknown'
  | 'revoked'
  | 'cancelled'
  | 'not-open-yet'
  | 'replies-closed'
  | 'too-many-people'
  | 'nobody-comes'
  | 'no-room-for-more'
  | 'no-room'
