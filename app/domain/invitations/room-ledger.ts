import {
  freePlaces,
  placeFor,
  type Placing,
  type PlacingRefusal,
  type Room,
} from '../events/places.ts'
import { movesUp, type Promotion } from '../events/waiting-list.ts'
import { done, type Result } from '../result.ts'
import type { Allocation } from './allocation.ts'
import type { Answer, Channel, ReplyFacts, ReplyState } from './reply.ts'

/** Where a party stands: its reply, as the row tells it. */
export interface Stand {
  invitationId: string
  answer: Answer
  state: ReplyState
  people: number
  waitingNumber: number | null
  overtaken: number
  channel: Channel
  revision: number
}

/** Why a party's stand changed: its own answer, its turn in the waiting list, an offer whose time is over. */
export type Cause = 'answer' | 'turn' | 'lapse'

/** One change of one party's stand; a line of its history. */
export interface Move {
  cause: Cause
  before: ReplyFacts | null
  after: Stand
}

/**
 * One date's places while a transaction holds its lock: the rows as they were read, changed in memory by
 * one answer after the other, in the order in which they came, and then written together.
 */
export interface RoomLedger {
  room: Room & {
    lastWaitingNumber: number
    overtakesAllowed: number
    promotion: Promotion
    /** Nobody moves up: replies have closed, or the event's own last moment for it is over. */
    isPromotionOver: boolean
  }
  stands: Map<string, Stand>
  allocations: Map<string, Allocation>
  /** Who waits, in order; undefined: not read, because nobody can move up. */
  queue: string[] | undefined
  /** Parties of the queue that have been let past more often than the row says. */
  overtaken: Set<string>
  moves: Move[]
}

/** What an answer asks for. */
export interface Wish {
  invitationId: string
  answer: Answer
  people: number
  channel: Channel
  outOfTurn?: boolean
}

/** Weigh one answer and note what becomes of it. A refusal changes nothing. */
export function noteAnswer(
  ledger: RoomLedger,
  { invitationId, answer, people, channel, outOfTurn = false }: Wish,
): Result<Move, PlacingRefusal> {
  const before = ledger.stands.get(invitationId)
  const reserved = ledger.allocations.get(invitationId)?.held ?? 0
  const placing = placeFor(ledger.room, before, { answer, people }, { outOfTurn, reserved })
  if (!placing.ok) return placing
  return done(
    move(ledger, 'answer', {
      invitationId,
      answer,
      people,
      channel,
      state: placing.value.state,
      queue: placing.value.queue,
    }),
  )
}

/** An offer that was not taken in time: its places are free, and the party has to answer anew. */
export function noteLapse(ledger: RoomLedger, invitationId: string): Move | undefined {
  const before = ledger.stands.get(invitationId)
  if (before?.state !== 'offered') return undefined
  return move(ledger, 'lapse', { ...before, state: 'lapsed', queue: 'none' })
}

/**
 * Whether the waiting list must be read before the next step. With nothing free nobody moves up, and
 * a list of hundreds is not read for each answer to a full event.
 */
export function mayMoveUp({ room, allocations }: RoomLedger): boolean {
  return (
    !room.isPromotionOver &&
    room.waitingParties > 0 &&
    (freePlaces(room) >= 1 || allocations.size > 0)
  )
}

/** Let those move up whose turn it is. The queue must have been read. */
export function noteTurns(ledger: RoomLedger): Move[] {
  const { room, queue, allocations, stands } = ledger
  if (!queue || !mayMoveUp(ledger)) return []
  const waiting = queue.flatMap((id) => stands.get(id) ?? [])
  const { lucky, passed } = movesUp(
    freePlaces(room),
    waiting.map(({ invitationId, people, overtaken }) => ({
      people,
      overtaken,
      reserved: allocations.get(invitationId)?.held ?? 0,
    })),
    room.overtakesAllowed,
  )
  for (const [index, times] of passed) {
    const stays = waiting[index]
    if (!stays) continue
    stands.set(stays.invitationId, { ...stays, overtaken: stays.overtaken + times })
    ledger.overtaken.add(stays.invitationId)
  }
  const state = room.promotion === 'offer' ? ('offered' as const) : ('confirmed' as const)
  return lucky.flatMap((index) => {
    const turn = waiting[index]
    const number = state === 'offered' ? ('keep' as const) : ('none' as const)
    return turn ? [move(ledger, 'turn', { ...turn, state, queue: number })] : []
  })
}

interface NextStand {
  invitationId: string
  answer: Answer
  people: number
  channel: Channel
  state: ReplyState
  queue: Placing['queue']
}

function move(ledger: RoomLedger, cause: Cause, next: NextStand): Move {
  const { room, stands, queue } = ledger
  const { invitationId, answer, channel, state } = next
  const before = stands.get(invitationId)
  const people = answer === 'yes' ? next.people : 0
  const isNew = next.queue === 'new'
  if (isNew) room.lastWaitingNumber += 1
  const kept = next.queue === 'keep' ? (before?.waitingNumber ?? null) : null
  const after: Stand = {
    invitationId,
    answer,
    state,
    people,
    channel,
    waitingNumber: isNew ? room.lastWaitingNumber : kept,
    overtaken: next.queue === 'keep' ? (before?.overtaken ?? 0) : 0,
    revision: (before?.revision ?? 0) + 1,
  }
  const [had, has] = [countsOf(before), countsOf(after)]
  room.placesTaken += has.taken - had.taken
  room.placesHeld += has.held - had.held
  room.waitingParties += has.waiting - had.waiting
  const allocation = ledger.allocations.get(invitationId)
  if (allocation) {
    const held = Math.max(0, allocation.places - has.taken - has.held)
    room.placesHeld += held - allocation.held
    allocation.held = held
  }
  stands.set(invitationId, after)
  if (queue && had.waiting > 0 && (isNew || has.waiting === 0))
    queue.splice(queue.indexOf(invitationId), 1)
  if (queue && isNew) queue.push(invitationId)
  const noted: Move = { cause, before: before ? factsOf(before) : null, after }
  ledger.moves.push(noted)
  return noted
}

const factsOf = ({ answer, state, people }: ReplyFacts): ReplyFacts => ({ answer, state, people })

const countsOf = (stand: Stand | undefined) => ({
  taken: stand?.state === 'confirmed' ? stand.people : 0,
  held: stand?.state === 'offered' ? stand.people : 0,
  waiting: stand?.state === 'waiting' ? 1 : 0,
})
