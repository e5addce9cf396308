import { and, asc, eq, getTableColumns, isNull } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { invitation, party, reservation } from '#db/schema/index.ts'

export type ReservationRow = typeof reservation.$inferSelect

/** A reservation as the desk shows it. */
export interface ReservationShown extends ReservationRow {
  /** Whose allocation it is; null: nobody's who answers. */
  partyLabel: string | null
}

/** The reservations of a date that have not been given back, oldest first. */
export async function findReservations(
  db: Database,
  { councilId, occurrenceId }: { councilId: string; occurrenceId: string },
): Promise<ReservationShown[]> {
  return inCouncil(db, councilId, (tx) =>
    tx
      .select({ ...getTableColumns(reservation), partyLabel: party.label })
      .from(reservation)
      .leftJoin(
        invitation,
        and(
          eq(invitation.councilId, reservation.councilId),
          eq(invitation.id, reservation.invitationId),
        ),
      )
      .leftJoin(
        party,
        and(eq(party.councilId, invitation.councilId), eq(party.id, invitation.partyId)),
      )
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
