import { freePlaces, placeFor, type Room } from '../events/places.ts'
import { placesNeeded } from '../events/waiting-list.ts'
import type { Answer, ReplyState } from './reply.ts'

/** Where a party stands before it sends an answer. `position`: from 1, among those who wait. */
export interface Before {
  state: ReplyState
  people: number
  position: number | null
}

/**
 * What sending an answer would do to a party's places, so that it can be said before it is sent.
 * `stay`: places that remain; `fit`: how many more there would be room for; `position`: the one it has now.
 */
export type ReplyEffect =
  | { is: 'gets'; places: number }
  | { is: 'waits' }
  | { is: 'gives-up'; places: number; stay: number }
  | { is: 'more-free'; places: number; stay: number }
  | { is: 'more-refused'; places: number; stay: number; fit: number }
  | { is: 'keeps-number'; position: number }
  | { is: 'to-the-end'; position: number }
  | { is: 'leaves-list' }
  | { is: 'nothing' }

/**
 * Weigh an answer by the rule that will be used when it is sent. Between the two others may answer, so
 * it is what would happen now.
 *
 * @param held Of the room's held places those that are kept for this party.
 * @param movesUp Whoever waits and fits gets the places at once, not by an offer, and not after closing.
 */
export function effectOf(
  wish: { answer: Answer; people: number },
  {
    before,
    room,
    held,
    movesUp,
  }: { before: Before | null; room: Room; held: number; movesUp: boolean },
): ReplyEffect {
  const has = before?.state === 'confirmed' || before?.state === 'offered' ? before.people : 0
  const placing = placeFor(room, before ?? undefined, wish, { reserved: held })
  if (!placing.ok) {
    const fit = held + (room.waitingParties > 0 ? 0 : freePlaces(room))
    return { is: 'more-refused', places: wish.people - has, stay: has, fit }
  }
  switch (placing.value.state) {
    case 'confirmed':
      return has === 0 ? { is: 'gets', places: wish.people } : change(has, wish.people)
    case 'waiting':
      return waiting(wish.people, placing.value.queue, { before, room, held, movesUp })
    default:
      if (has > 0) return { is: 'gives-up', places: has, stay: 0 }
      return before?.state === 'waiting' ? { is: 'leaves-list' } : { is: 'nothing' }
  }
}

function change(has: number, people: number): ReplyEffect {
  if (people < has) return { is: 'gives-up', places: has - people, stay: people }
  if (people > has) return { is: 'more-free', places: people - has, stay: people }
  return { is: 'nothing' }
}

function waiting(
  people: number,
  queue: 'none' | 'keep' | 'new',
  {
    before,
    room,
    held,
    movesUp,
  }: { before: Before | null; room: Room; held: number; movesUp: boolean },
): ReplyEffect {
  const position = before?.state === 'waiting' ? before.position : null
  if (position === null) return { is: 'waits' }
  const isLast = position === room.waitingParties
  const isFirst = queue === 'keep' ? position === 1 : room.waitingParties === 1
  if (movesUp && isFirst && placesNeeded({ people, reserved: held }) <= freePlaces(room))
    return { is: 'gets', places: people }
  return queue === 'keep' || isLast
    ? { is: 'keeps-number', position }
    : { is: 'to-the-end', position }
}
