import { and, eq, isNull } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { reservation } from '#db/schema/index.ts'
import type { RoomLedger } from './room-ledger.ts'

/** Give back what an invitation's reservation still holds, in the row and in the ledger. */
export async function releaseAllocation(
  tx: Database,
  {
    councilId,
    invitationId,
    ledger,
    now,
  }: { councilId: string; invitationId: string; ledger: RoomLedger; now: Date },
): Promise<void> {
  const allocation = ledger.allocations.get(invitationId)
  if (!allocation) return
  await tx
    .update(reservation)
    .set({ held: 0, releasedAt: now })
    .where(
      and(
        eq(reservation.councilId, councilId),
        eq(reservation.invitationId, invitationId),
        isNull(reservation.releasedAt),
      ),
    )
  ledger.room.placesHeld -= allocation.held
  ledger.allocations.delete(invitationId)
}

/** What the allocations of some dates hold now: first those that shrink, later those that grow. */
export async function writeAllocations(
  tx: Database,
  councilId: string,
  rooms: Array<{ ledger: RoomLedger }>,
  way: 'shrink' | 'grow',
): Promise<void> {
  const all = rooms.flatMap(({ ledger }) => [...ledger.allocations.values()])
  for (const { reservationId, held, heldBefore } of all) {
    if (way === 'shrink' ? held >= heldBefore : held <= heldBefore) continue
    await tx
      .update(reservation)
      .set({ held })
      .where(and(eq(reservation.councilId, councilId), eq(reservation.id, reservationId)))
  }
}
