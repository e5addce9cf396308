import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { invitation, occurrence, reply, replyChange, reservation } from '#db/schema/index.ts'
import { actorLabel, type Actor } from '../actor.ts'
import type { OccurrenceRow } from './lock-occurrence.server.ts'
import type { Move, RoomLedger, Stand } from './room-ledger.ts'
import { closeOffers, makeOffers, type OfferMade } from './write-offers.server.ts'

export const WORKER = { kind: 'system', name: 'worker' } as const

/** Who answered, and what of an answer is no place: kept beside the move that it caused. */
export interface Answered {
  actor: Actor
  peopleLimit: number
  message: string | null
  reason: string | null
}

export interface RoomMoves {
  occurrence: OccurrenceRow
  ledger: RoomLedger
  /** By invitation: those who answered now. */
  answered: ReadonlyMap<string, Answered>
}

/**
 * Write what a ledger noted: reservations that shrink first and those that grow last, the answers before
 * the turns, so that no statement on the way asks for more places than there are.
 *
 * @returns The offers that were made.
 */
export async function writeMoves(
  tx: Database,
  { occurrence: room, ledger, answered }: RoomMoves,
  now: Date,
): Promise<OfferMade[]> {
  const { councilId } = room
  const before = new Map(ledger.moves.map((move) => [move.after.invitationId, move]))
  const changed = [...before.values()].map(({ after }) => after)
  await writeAllocations(tx, councilId, ledger, 'shrink')
  await writeAnswers(tx, room, changed, answered, now)
  await writeTurns(tx, councilId, turnsOf(ledger, changed, answered))
  await writeAllocations(tx, councilId, ledger, 'grow')
  if (ledger.room.lastWaitingNumber !== room.lastWaitingNumber)
    await tx
      .update(occurrence)
      .set({ lastWaitingNumber: ledger.room.lastWaitingNumber })
      .where(and(eq(occurrence.councilId, councilId), eq(occurrence.id, room.id)))
  if (ledger.moves.length === 0) return []
  await tx
    .insert(replyChange)
    .values(ledger.moves.map((move) => changeOf(councilId, move, answered, now)))
  await moveCalendarOn(
    tx,
    councilId,
    changed.map(({ invitationId }) => invitationId),
  )
  const byOfficer = (id: string) => Boolean(answered.get(id)?.reason)
  await closeOffers(tx, { room, moves: ledger.moves, byOfficer, now })
  return makeOffers(tx, { room, ledger, now })
}

async function writeAnswers(
  tx: Database,
  room: OccurrenceRow,
  changed: Stand[],
  answered: RoomMoves['answered'],
  now: Date,
): Promise<void> {
  const rows = changed.flatMap((stand) => {
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
  })
  if (rows.length === 0) return
  const given = (column: string) => sql.raw(`excluded.${column}`)
  await tx
    .insert(reply)
    .values(rows)
    .onConflictDoUpdate({
      target: [reply.councilId, reply.invitationId],
      set: {
        answer: given('answer'),
        state: given('state'),
        people: given('people'),
        waitingNumber: given('waiting_number'),
        overtaken: given('overtaken'),
        channel: given('channel'),
        message: given('message'),
        answeredAt: given('answered_at'),
        revision: given('revision'),
      },
    })
}

/** Those whose stand changed without an answer of theirs, and those who were let past. */
function turnsOf(
  { stands, overtaken }: RoomLedger,
  changed: Stand[],
  answered: RoomMoves['answered'],
): Stand[] {
  const passed = [...overtaken].flatMap((id) => stands.get(id) ?? [])
  const turns = new Map([...passed, ...changed].map((stand) => [stand.invitationId, stand]))
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
  answered: RoomMoves['answered'],
  now: Date,
) {
  const by = cause === 'answer' ? answered.get(after.invitationId) : undefined
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

async function writeAllocations(
  tx: Database,
  councilId: string,
  { allocations }: RoomLedger,
  way: 'shrink' | 'grow',
): Promise<void> {
  for (const { reservationId, held, heldBefore } of allocations.values()) {
    if (way === 'shrink' ? held >= heldBefore : held <= heldBefore) continue
    await tx
      .update(reservation)
      .set({ held })
      .where(and(eq(reservation.councilId, councilId), eq(reservation.id, reservationId)))
  }
}
