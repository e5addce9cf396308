import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { insertRows } from '#db/insert-rows.server.ts'
import { invitation, reply, replyChange } from '#db/schema/index.ts'
import { actorLabel, type Actor } from '../actor.ts'
import type { OccurrenceRow } from './lock-occurrence.server.ts'
import type { Move, RoomLedger, Stand } from './room-ledger.ts'
import { writeAllocations } from './write-allocations.server.ts'
import { closeOffers, makeOffers, type OfferMade } from './write-offers.server.ts'

export const WORKER = { kind: 'system', name: 'worker' } as const

/** Who answered, and what of an answer is no place: kept beside the move that it caused. */
export interface Answered {
  actor: Actor
  peopleLimit: number
  message: string | null
  reason: string | null
}

/** One date's ledger, and the row as it was when it was locked. */
export interface RoomMoves {
  occurrence: OccurrenceRow
  ledger: RoomLedger
}

/** By invitation: those who answered in this transaction. */
export type AnsweredNow = ReadonlyMap<string, Answered>

/** By invitation: whose offer an officer took back, and why. */
export type DecidedNow = ReadonlyMap<string, Pick<Answered, 'actor' | 'reason'>>

/**
 * Write what the ledgers of some dates noted, all together: reservations that shrink first and those
 * that grow last, the answers before the turns, so that no statement on the way asks for more places
 * than there are. A hundred dates cost as many statements as one.
 *
 * @returns The offers that were made.
 */
export async function writeMoves(
  tx: Database,
  rooms: RoomMoves[],
  {
    answered,
    decided = new Map(),
    now,
  }: { answered: AnsweredNow; decided?: DecidedNow; now: Date },
): Promise<OfferMade[]> {
  const [first] = rooms
  if (!first) return []
  const { councilId } = first.occurrence
  await writeAllocations(tx, councilId, rooms, 'shrink')
  await writeAnswers(tx, rooms, answered, now)
  await writeTurns(
    tx,
    councilId,
    rooms.flatMap(({ ledger }) => turnsOf(ledger, answered)),
  )
  await writeAllocations(tx, councilId, rooms, 'grow')
  await writeNumbers(tx, councilId, rooms)
  const moves = rooms.flatMap(({ ledger }) => ledger.moves)
  if (moves.length === 0) return []
  const changes = moves.map((move) => changeOf(councilId, move, { answered, decided }, now))
  await insertRows(tx, replyChange, changes)
  await moveCalendarOn(tx, councilId, [...new Set(moves.map(({ after }) => after.invitationId))])
  const byOfficer = ({ invitationId: id, state }: Stand) =>
    state === 'lapsed' ? decided.has(id) : Boolean(answered.get(id)?.reason)
  await closeOffers(tx, { councilId, moves, byOfficer, now })
  return makeOffers(tx, rooms, now)
}

/** Each party once, as it stands after everything that was noted. */
const changedIn = ({ moves, stands }: RoomLedger): Stand[] =>
  [...new Set(moves.map(({ after }) => after.invitationId))].flatMap((id) => stands.get(id) ?? [])

async function writeAnswers(
  tx: Database,
  rooms: RoomMoves[],
  answered: AnsweredNow,
  now: Date,
): Promise<void> {
  const rows = rooms.flatMap(({ occurrence: room, ledger }) =>
    changedIn(ledger).flatMap((stand) => {
      const by = answered.get(stand.invitationId)
      if (!by) return []
      return [
        {
          councilId: room.councilId,
          occurrenceId: room.id,
          ...columnsOf(stand),
          peopleLimit: by.peopleLimit,
          message: by.message,
          answeredAt: now,
        },
      ]
    }),
  )
  if (rows.length === 0) return
  await insertRows(
    tx,
    reply,
    rows,
    sql`on conflict (council_id, invitation_id) do update set (answer, state, people, waiting_number, overtaken, channel, message, answered_at, revision)
      = row (excluded.answer, excluded.state, excluded.people, excluded.waiting_number, excluded.overtaken, excluded.channel, excluded.message, excluded.answered_at, excluded.revision)`,
  )
}

/** The last number that each waiting list gave out. */
async function writeNumbers(tx: Database, councilId: string, rooms: RoomMoves[]): Promise<void> {
  const rows = rooms.flatMap(({ occurrence: { id, lastWaitingNumber }, ledger: { room } }) =>
    room.lastWaitingNumber === lastWaitingNumber ? [] : [{ id, number: room.lastWaitingNumber }],
  )
  if (rows.length === 0) return
  await tx.execute(sql`
    update occurrence o set last_waiting_number = v.number
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v(id uuid, number int)
    where o.council_id = ${councilId} and o.id = v.id`)
}

/** Those whose stand changed without an answer of theirs, and those who were let past. */
function turnsOf(ledger: RoomLedger, answered: AnsweredNow): Stand[] {
  const passed = [...ledger.overtaken].flatMap((id) => ledger.stands.get(id) ?? [])
  const turns = new Map(
    [...passed, ...changedIn(ledger)].map((stand) => [stand.invitationId, stand]),
  )
  return [...turns.values()].filter(({ invitationId }) => !answered.has(invitationId))
}

async function writeTurns(tx: Database, councilId: string, turns: Stand[]): Promise<void> {
  if (turns.length === 0) return
  const rows = turns.map(({ invitationId, state, waitingNumber, overtaken, revision }) => ({
    invitation_id: invitationId,
    state,
    waiting_number: waitingNumber,
    overtaken,
    revision,
  }))
  await tx.execute(sql`
    update reply r set state = v.state, waiting_number = v.waiting_number, overtaken = v.overtaken, revision = v.revision
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as v(invitation_id uuid, state text, waiting_number int, overtaken smallint, revision int)
    where r.council_id = ${councilId} and r.invitation_id = v.invitation_id`)
}

const columnsOf = (stand: Stand) => ({
  invitationId: stand.invitationId,
  answer: stand.answer,
  state: stand.state,
  people: stand.people,
  waitingNumber: stand.waitingNumber,
  overtaken: stand.overtaken,
  channel: stand.channel,
  revision: stand.revision,
})

function changeOf(
  councilId: string,
  { cause, before, after }: Move,
  { answered, decided }: { answered: AnsweredNow; decided: DecidedNow },
  now: Date,
) {
  const causes = { answer: answered, lapse: decided, turn: undefined }
  const by = causes[cause]?.get(after.invitationId)
  return {
    councilId,
    invitationId: after.invitationId,
    revision: after.revision,
    before,
    after: { answer: after.answer, state: after.state, people: after.people },
    channel: after.channel,
    actor: actorLabel(by?.actor ?? WORKER),
    reason: by?.reason ?? null,
    at: now,
  }
}

/** The guest's calendar takes a change only under a higher number than the last. */
export async function moveCalendarOn(
  tx: Database,
  councilId: string,
  invitationIds: string[],
): Promise<void> {
  if (invitationIds.length === 0) return
  await tx
    .update(invitation)
    .set({ calendarSequence: sql`${invitation.calendarSequence} + 1` })
    .where(and(eq(invitation.councilId, councilId), inArray(invitation.id, invitationIds)))
}
