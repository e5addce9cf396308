import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { invitation, offer, reply, reservation } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { recordAudit } from '../records/audit.server.ts'
import { lineOf, selectLines, type ListScope } from './list-guests.server.ts'
import type { WaitingLine } from './waiting-room.ts'

/** A waiting list longer than this is a second event. */
const MOST = 500

/** Who waits and to whom places are offered, in order, with the line in the record of views. */
export async function findWaiting(
  db: Database,
  { councilId, occurrenceId, actor, now }: ListScope & { actor: Actor; now: Date },
): Promise<WaitingLine[]> {
  return inCouncil(db, councilId, async (tx) => {
    const waits = and(
      eq(invitation.councilId, councilId),
      eq(invitation.occurrenceId, occurrenceId),
      inArray(reply.state, ['waiting', 'offered']),
    )
    const rows = await selectLines(tx, waits).orderBy(asc(reply.waitingNumber)).limit(MOST)
    const standings = await readStandings(tx, councilId, occurrenceId)
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'waiting.viewed',
      subjectId: occurrenceId,
      detail: { shown: rows.length },
      now,
    })
    return rows.flatMap((row) => {
      const standing = standings.get(row.invitationId)
      return standing ? [{ line: lineOf(row), ...standing }] : []
    })
  })
}

/** What one party's turn hangs on; undefined when it neither waits nor has an offer. */
export async function findWaitingParty(
  db: Database,
  { councilId, occurrenceId, invitationId }: ListScope & { invitationId: string },
): Promise<Omit<WaitingLine, 'line'> | undefined> {
  return inCouncil(db, councilId, async (tx) => {
    const standings = await readStandings(tx, councilId, occurrenceId)
    return standings.get(invitationId)
  })
}

async function readStandings(tx: Database, councilId: string, occurrenceId: string) {
  const rows = await tx
    .select({
      id: reply.invitationId,
      overtaken: reply.overtaken,
      reserved: reservation.held,
      offeredUntil: offer.expiresAt,
    })
    .from(reply)
    .leftJoin(
      reservation,
      and(
        eq(reservation.councilId, reply.councilId),
        eq(reservation.invitationId, reply.invitationId),
        isNull(reservation.releasedAt),
      ),
    )
    .leftJoin(
      offer,
      and(
        eq(offer.councilId, reply.councilId),
        eq(offer.invitationId, reply.invitationId),
        isNull(offer.closedAt),
      ),
    )
    .where(
      and(
        eq(reply.councilId, councilId),
        eq(reply.occurrenceId, occurrenceId),
        inArray(reply.state, ['waiting', 'offered']),
      ),
    )
  return new Map(
    rows.map(({ id, overtaken, reserved, offeredUntil }) => [
      id,
      { overtaken, reserved: reserved ?? 0, offeredUntil },
    ]),
  )
}
