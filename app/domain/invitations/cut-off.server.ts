import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { reservation } from '#db/schema/index.ts'

/** What an invitation's reservation keeps for it, and until when it may be answered by the group itself. */
export interface Allotted {
  reservationId: string
  /** Places that are kept; 0 once they were given back. */
  places: number
  /** Of these, not taken yet. */
  held: number
  /** The cut-off: when what is not taken is given back. Null: when replies close. */
  untilAt: Date | null
}

/** The newest allocation of each invitation, also one that was given back. */
export async function readAllotted(
  tx: Database,
  { councilId, invitationIds }: { councilId: string; invitationIds: string[] },
): Promise<Map<string, Allotted>> {
  if (invitationIds.length === 0) return new Map()
  const rows = await tx
    .select()
    .from(reservation)
    .where(
      and(eq(reservation.councilId, councilId), inArray(reservation.invitationId, invitationIds)),
    )
    .orderBy(asc(reservation.createdAt), asc(reservation.id))
  return new Map(
    rows.map(({ id, invitationId, places, held, untilAt, releasedAt }) => [
      invitationId ?? '',
      { reservationId: id, places: releasedAt ? 0 : places, held, untilAt },
    ]),
  )
}

/** The moment from which a group cannot answer by itself: its cut-off, or when replies close. */
export const groupClosesAt = (
  repliesCloseAt: Date,
  allotted: Pick<Allotted, 'untilAt'> | undefined,
): Date =>
  allotted?.untilAt && allotted.untilAt < repliesCloseAt ? allotted.untilAt : repliesCloseAt
