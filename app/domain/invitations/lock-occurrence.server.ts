import { and, asc, eq, inArray, isNull, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import {
  council,
  invitation,
  occurrence,
  party,
  person,
  reservation,
  type reply,
} from '#db/schema/index.ts'
import { promotionEndsAt } from '../events/waiting-rules.ts'
import { reachOf, usualWay, type LetterChannel } from '../mail/reach.ts'
import { readReplies } from './read-dates.server.ts'
import { readQueue } from './read-queue.server.ts'
import { allocationOf } from './allocation.ts'
import type { RoomLedger } from './room-ledger.ts'

export type OccurrenceRow = typeof occurrence.$inferSelect

/** The occurrence, locked, and what is known of one party's invitation to it. */
export interface Locked {
  occurrence: OccurrenceRow
  invitation: typeof invitation.$inferSelect
  before: typeof reply.$inferSelect | undefined
  /** Until when the places that are offered to it are held. */
  offeredUntil: Date | undefined
  recipient: Recipient
  ledger: RoomLedger
}

/** Where a letter to a party goes. */
export interface Recipient {
  partyId: string
  language: string
  channel: LetterChannel
  /** Null where there is none, or where letters came back. */
  address: string | null
  sender: string
}

/** Lock the occurrence of one invitation; see `lockForReplies`. */
export async function lockForReply(
  tx: Database,
  { councilId, invitationId, now }: { councilId: string; invitationId: string; now: Date },
): Promise<Locked | undefined> {
  const locked = await lockForReplies(tx, { councilId, invitationIds: [invitationId], now })
  return locked.get(invitationId)
}

/**
 * Lock the occurrences that some invitations are for, always in the order of their ids, then read:
 * whoever holds the lock decides about places, and nobody decides on old numbers. `FOR NO KEY UPDATE`
 * lets others go on referring to the row. The waiting list comes along where somebody may move up.
 *
 * @returns By invitation; those that are unknown are missing.
 */
export async function lockForReplies(
  tx: Database,
  { councilId, invitationIds, now }: { councilId: string; invitationIds: string[]; now: Date },
): Promise<Map<string, Locked>> {
  const these = and(eq(invitation.councilId, councilId), inArray(invitation.id, invitationIds))
  const among = tx.select({ id: invitation.occurrenceId }).from(invitation).where(these)
  const rooms = await lockOccurrences(tx, councilId, inArray(occurrence.id, among))
  if (rooms.length === 0) return new Map()
  const ledgers = new Map(rooms.map((room) => [room.id, { room, ledger: ledgerOf(room, now) }]))
  const parties = await readParties(tx, these)
  const replies = await readReplies(tx, councilId, invitationIds)
  const allocations = await readAllocations(tx, councilId, invitationIds)
  const locked = new Map<string, Locked>()
  for (const row of parties) {
    const { id, occurrenceId } = row.invitation
    const { room, ledger } = ledgers.get(occurrenceId) ?? {}
    if (!room || !ledger) continue
    const { reply: before, offeredUntil } = replies.get(id) ?? {}
    const allocation = allocations.get(id)
    if (before) ledger.stands.set(id, before)
    if (allocation) ledger.allocations.set(id, allocation)
    locked.set(id, {
      occurrence: room,
      invitation: row.invitation,
      before,
      offeredUntil: offeredUntil ?? undefined,
      recipient: {
        partyId: row.party.id,
        language: row.party.language,
        ...reachOf(row.person, usualWay(row)),
        sender: row.sender,
      },
      ledger,
    })
  }
  for (const [occurrenceId, { ledger }] of ledgers)
    await readQueue(tx, { councilId, occurrenceId, ledger })
  return locked
}

/** Whom the invitations are for, and how they can be written to. */
function readParties(tx: Database, these: SQL | undefined) {
  const { email, emailState, mobile, phoneState } = person
  return tx
    .select({
      invitation,
      party: { id: party.id, language: party.language },
      person: { email, emailState, mobile, phoneState },
      sender: council.mailFromAddress,
      texts: council.texts,
    })
    .from(invitation)
    .innerJoin(
      party,
      and(eq(party.councilId, invitation.councilId), eq(party.id, invitation.partyId)),
    )
    .innerJoin(council, eq(council.id, invitation.councilId))
    .leftJoin(person, and(eq(person.councilId, party.councilId), eq(person.id, party.contactId)))
    .where(these)
}

/** By invitation: the places that are kept for it. */
async function readAllocations(tx: Database, councilId: string, invitationIds: string[]) {
  const rows = await tx
    .select()
    .from(reservation)
    .where(
      and(
        eq(reservation.councilId, councilId),
        inArray(reservation.invitationId, invitationIds),
        isNull(reservation.releasedAt),
      ),
    )
  return new Map(rows.map((row) => [row.invitationId, allocationOf(row)]))
}

/** An empty ledger of a locked occurrence. */
export function ledgerOf(room: OccurrenceRow, now: Date): RoomLedger {
  const { capacity, placesTaken, placesHeld, waitingParties, lastWaitingNumber } = room
  const { overtakesAllowed, promotion } = room
  return {
    room: {
      capacity,
      placesTaken,
      placesHeld,
      waitingParties,
      lastWaitingNumber,
      overtakesAllowed,
      promotion,
      isPromotionOver: now >= promotionEndsAt(room) || room.cancelledAt !== null,
    },
    stands: new Map(),
    allocations: new Map(),
    queue: undefined,
    overtaken: new Set(),
    moves: [],
  }
}

/** The occurrence's row, locked until the transaction ends. */
export async function lockOccurrence(
  tx: Database,
  { councilId, occurrenceId }: { councilId: string; occurrenceId: string },
): Promise<OccurrenceRow | undefined> {
  const [row] = await lockOccurrences(tx, councilId, eq(occurrence.id, occurrenceId))
  return row
}

function lockOccurrences(tx: Database, councilId: string, these: SQL): Promise<OccurrenceRow[]> {
  return tx
    .select()
    .from(occurrence)
    .where(and(eq(occurrence.councilId, councilId), these))
    .orderBy(asc(occurrence.id))
    .for('no key update')
}
