import { done, refused, type Result } from '../result.ts'
import type { Answer, ReplyState } from '../invitations/reply.ts'

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
  waitingNumber: number | null
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

/**
 * The one rule of places: first come, first served, whole parties.
 *
 * A change never costs a place that is confirmed: fewer people keep theirs, more are refused when
 * they do not fit or someone waits, and the old answer stands. Who asks while others wait joins the end.
 *
 * @param outOfTurn An officer lets this party past the waiting ones; never past the capacity.
 */
export function placeFor(
  room: Room,
  before: Standing | undefined,
  wish: { answer: Answer; people: number },
  { outOfTurn = false }: { outOfTurn?: boolean } = {},
): Result<Placing, 'no-room-for-more' | 'no-room'> {
  if (wish.answer === 'no') return done({ state: 'declined', queue: 'none' })
  if (wish.answer === 'maybe') return done({ state: 'maybe', queue: 'none' })
  const free = freePlaces(room)
  if (before?.state === 'confirmed') {
    const more = wish.people - before.people
    const mayGrow = more <= free && (room.waitingParties === 0 || outOfTurn)
    return more <= 0 || mayGrow
      ? done({ state: 'confirmed', queue: 'none' })
      : refused('no-room-for-more')
  }
  if (outOfTurn)
    return wish.people <= free ? done({ state: 'confirmed', queue: 'none' }) : refused('no-room')
  if (before?.state === 'waiting') {
    return done({ state: 'waiting', queue: wish.people <= before.people ? 'keep' : 'new' })
  }
  const fits = wish.people <= free && room.waitingParties === 0
  return done(fits ? { state: 'confirmed', queue: 'none' } : { state: 'waiting', queue: 'new' })
}

/**
 * How many of the waiting parties, from the front of the list, the free places can take.
 * The first that does not fit stops the row: whoever comes after it is not let past.
 */
export function promotable(free: number, waiting: ReadonlyArray<{ people: number }>): number {
  let left = free
  let count = 0
  for (const { people } of waiting) {
    if (people > left) break
    left -= people
    count += 1
  }
  return count
}
