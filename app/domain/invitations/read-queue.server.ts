import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { reply, reservation } from '#db/schema/index.ts'
import { freePlaces } from '../events/places.ts'
import { allocationOf } from './allocation.ts'
import type { RoomLedger } from './room-ledger.ts'

/**
 * Read the waiting list into the ledger, in order, where somebody may move up in this transaction:
 * places are free, or one of the parties at hand may give some back, or has an allocation of its own.
 * A list of hundreds is not read for each yes to a full event.
 *
 * @param always Read it all the same: what a party needs may have changed, not what is free.
 */
export async function readQueue(
  tx: Database,
  {
    councilId,
    occurrenceId,
    ledger,
    always = false,
  }: { councilId: string; occurrenceId: string; ledger: RoomLedger; always?: boolean },
): Promise<void> {
  const { room, stands, allocations } = ledger
  if (room.isPromotionOver || ledger.queue) return
  const mayFree = [...stands.values()].some(
    ({ state }) => state === 'confirmed' || state === 'offered',
  )
  if (room.waitingParties === 0) {
    ledger.queue = []
    return
  }
  if (!always && freePlaces(room) < 1 && !mayFree && allocations.size === 0) return
  const rows = await tx
    .select({ reply, reservation })
    .from(reply)
    .leftJoin(
      reservation,
      and(
        eq(reservation.councilId, reply.councilId),
        eq(reservation.invitationId, reply.invitationId),
        isNull(reservation.releasedAt),
      ),
    )
    .where(
      and(
        eq(reply.councilId, councilId),
        eq(reply.occurrenceId, occurrenceId),
        eq(reply.state, 'waiting'),
      ),
    )
    .orderBy(asc(reply.waitingNumber))
  ledger.queue = rows.map(({ reply: stand, reservation: kept }) => {
    stands.set(stand.invitationId, stand)
    if (kept) allocations.set(stand.invitationId, allocationOf(kept))
    return stand.invitationId
  })
}
