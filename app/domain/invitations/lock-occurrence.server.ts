import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import {
  council,
  invitation,
  occurrence,
  offer,
  party,
  person,
  reply,
  reservation,
} from '#db/schema/index.ts'
import { promotionEndsAt } from '../events/waiting-rules.ts'
import { reachOf, usualWay, type LetterChannel } from '../mail/reach.ts'
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
  const found = await tx
    .selectDistinct({ id: invitation.occurrenceId })
    .from(invitation)
    .where(these)
  if (found.length === 0) return new Map()
  const rooms = await lockOccurrences(tx, { councilId, occurrenceIds: found.map(({ id }) => id) })
  const rows = await readParties(tx, these)
  const ledgers = new Map(rooms.map((room) => [room.id, ledgerOf(room, now)]))
  const locked = new Map<string, Locked>()
  for (const row of rows) {
    const room = rooms.find(({ id }) => id === row.invitation.occurrenceId)
    const ledger = room && ledgers.get(room.id)
    if (!room || !ledger) continue
    const { before, reservation: kept } = row
    if (before) ledger.stands.set(row.invitation.id, before)
    if (kept) ledger.allocations.set(row.invitation.id, allocationOf(kept))
    locked.set(row.invitation.id, {
      occurrence: room,
      invitation: row.invitation,
      before: before ?? undefined,
      offeredUntil: row.offer?.expiresAt,
      recipient: {
        partyId: row.party.id,
        language: row.party.language,
        ...reachOf(row.person, usualWay(row)),
        sender: row.sender,
      },
      ledger,
    })
  }
  for (const [occurrenceId, ledger] of ledgers)
    await readQueue(tx, { councilId, occurrenceId, ledger })
  return locked
}

function readParties(tx: Database, these: ReturnType<typeof and>) {
  return tx
    .select({
      invitation,
      before: reply,
      party,
      person,
      sender: council.mailFromAddress,
      texts: council.texts,
      reservation,
      offer,
    })
    .from(invitation)
    .innerJoin(
      party,
      and(eq(party.councilId, invitation.councilId), eq(party.id, invitation.partyId)),
    )
    .innerJoin(council, eq(council.id, invitation.councilId))
    .leftJoin(person, and(eq(person.councilId, party.councilId), eq(person.id, party.contactId)))
    .leftJoin(
      reply,
      and(eq(reply.councilId, invitation.councilId), eq(reply.invitationId, invitation.id)),
    )
    .leftJoin(
      reservation,
      and(
        eq(reservation.councilId, invitation.councilId),
        eq(reservation.invitationId, invitation.id),
        isNull(reservation.releasedAt),
      ),
    )
    .leftJoin(
      offer,
      and(
        eq(offer.councilId, invitation.councilId),
        eq(offer.invitationId, invitation.id),
        isNull(offer.closedAt),
      ),
    )
    .where(these)
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
  const [row] = await lockOccurrences(tx, { councilId, occurrenceIds: [occurrenceId] })
  return row
}

function lockOccurrences(
  tx: Database,
  { councilId, occurrenceIds }: { councilId: string; occurrenceIds: string[] },
): Promise<OccurrenceRow[]> {
  return tx
    .select()
    .from(occurrence)
    .where(and(eq(occurrence.councilId, councilId), inArray(occurrence.id, occurrenceIds)))
    .orderBy(asc(occurrence.id))
    .for('no key update')
}
