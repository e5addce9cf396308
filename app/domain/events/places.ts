import { done, refused, type Result } from '../result.ts'
import type { Answer, ReplyState } from '../invitations/reply.ts'
import { placesNeeded } from './waiting-list.ts'

/** The room, as the locked occurrence row tells it. Counts are people, infants included. */
export interface Room {
  /** Null: no limit. */
  capacity: number | null
  placesTaken: number
  placesHeld: number
  /** Parties, not people. */
  waitingParties: number
}

/** The answer a party gave before. */
export interface Standing {
  state: ReplyState
  people: number
}

/** What becomes of an answer. `queue`: keep the number in the waiting list, take a new one, or have none. */
export interface Placing {
  state: Extract<ReplyState, 'confirmed' | 'waiting' | 'maybe' | 'declined'>
  queue: 'none' | 'keep' | 'new'
}

/** Places that nobody has; Infinity where there is no limit. */
export function freePlaces({
  capacity,
  placesTaken,
  placesHeld,
}: Omit<Room, 'waitingParties'>): number {
  return capacity === null ? Infinity : Math.max(0, capacity - placesTaken - placesHeld)
}

/** Full as the public reads it: nobody new would get a place today. */
export function isFull(room: Room): boolean {
  return freePlaces(room) < 1 || room.waitingParties > 0
}

/** Why an answer can't be taken as it is; the old one stands. */
export type PlacingRefusal = 'no-room-for-more' | 'no-room'

/**
 * The one rule of places: first come, first served, whole parties.
 *
 * A change never costs a place that is confirmed: fewer people keep theirs, more are refused when
 * they do not fit or someone waits, and the old answer stands. Who asks while others wait joins the
 * end. Places that are offered count like confirmed ones: a yes takes them.
 *
 * @param outOfTurn An officer lets this party past the waiting ones; never past the capacity.
 * @param reserved What this party's own reservation still holds: its own, whoever waits.
 */
export function placeFor(
  room: Room,
  before: Standing | undefined,
  wish: { answer: Answer; people: number },
  { outOfTurn = false, reserved = 0 }: { outOfTurn?: boolean; reserved?: number } = {},
): Result<Placing, PlacingRefusal> {
  if (wish.answer === 'no') return done({ state: 'declined', queue: 'none' })
  if (wish.answer === 'maybe') return done({ state: 'maybe', queue: 'none' })
  const free = freePlaces(room)
  const fits = (people: number) => {
    const needs = placesNeeded({ people, reserved })
    return needs === 0 || (needs <= free && (room.waitingParties === 0 || outOfTurn))
  }
  if (before?.state === 'confirmed' || before?.state === 'offered') {
    return fits(wish.people - before.people)
      ? done({ state: 'confirmed', queue: 'none' })
      : refused('no-room-for-more')
  }
  if (outOfTurn)
    return fits(wish.people) ? done({ state: 'confirmed', queue: 'none' }) : refused('no-room')
  if (before?.state === 'waiting' && placesNeeded({ people: wish.people, reserved }) > 0) {
    return done({ state: 'waiting', queue: wish.people <= before.people ? 'keep' : 'new' })
  }
  return done(
    fits(wish.people) ? { state: 'confirmed', queue: 'none' } : { state: 'waiting', queue: 'new' },
  )
}
