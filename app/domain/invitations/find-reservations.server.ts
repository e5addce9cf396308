import { and, asc, eq, isNull } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { reservation } from '#db/schema/index.ts'

export type ReservationRow = typeof reservation.$inferSelect

/** The reservations of a date that still hold places, oldest first. */
export async function findReservations(
  db: Database,
  { councilId, occurrenceId }: { councilId: string; occurrenceId: string },
): Promise<ReservationRow[]> {
  return inCouncil(db, councilId, (tx) =>
    tx
      .select()
      .from(reservation)
      .where(
        and(
          eq(reservation.councilId, councilId),
          eq(reservation.occurrenceId, occurrenceId),
          isNull(reservation.releasedAt),
        ),
      )
      .orderBy(asc(reservation.createdAt), asc(reservation.id)),
  )
}
