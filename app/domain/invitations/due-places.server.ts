import { and, asc, eq, isNotNull, isNull, lte } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { occurrence, offer, reservation } from '#db/schema/index.ts'
import { allCouncils } from '../councils/find-council.server.ts'
import { wakeWorker } from '../jobs/wake.server.ts'
import { lockForReplies } from './lock-occurrence.server.ts'
import { tellOfTurns } from './promote.server.ts'
import { releaseReservation } from './reservations.server.ts'
import { noteLapse, noteTurns } from './room-ledger.ts'
import { writeMoves, WORKER, type Answered } from './write-moves.server.ts'

/**
 * What the clock does to places, in every council: offers whose time is over lapse, reservations whose
 * day has come are given back, and whoever waits next moves up. Doing it twice, or in two processes at
 * once, does no harm: each date is locked, and what is closed stays closed.
 *
 * @returns How many offers and reservations ended.
 */
export async function releaseDuePlaces(db: Database, { now }: { now: Date }): Promise<number> {
  let ended = 0
  for (const { id: councilId } of await allCouncils(db)) {
    for (const occurrenceId of await datesWithDueOffers(db, councilId, now))
      ended += await lapseOffers(db, { councilId, occurrenceId, now })
    for (const due of await dueReservations(db, councilId, now)) {
      const released = await releaseReservation(db, { councilId, ...due, actor: WORKER, now })
      if (released.ok) ended += 1
    }
  }
  if (ended > 0) wakeWorker()
  return ended
}

async function datesWithDueOffers(db: Database, councilId: string, now: Date): Promise<string[]> {
  const rows = await inCouncil(db, councilId, (tx) =>
    tx
      .selectDistinct({ id: offer.occurrenceId })
      .from(offer)
      .innerJoin(
        occurrence,
        and(eq(occurrence.councilId, offer.councilId), eq(occurrence.id, offer.occurrenceId)),
      )
      .where(and(isDue(councilId, now), isNull(occurrence.cancelledAt))),
  )
  return rows.map(({ id }) => id).toSorted()
}

const isDue = (councilId: string, now: Date) =>
  and(eq(offer.councilId, councilId), isNull(offer.closedAt), lte(offer.expiresAt, now))

async function lapseOffers(
  db: Database,
  { councilId, occurrenceId, now }: { councilId: string; occurrenceId: string; now: Date },
): Promise<number> {
  return inCouncil(db, councilId, async (tx) => {
    const due = await tx
      .select({ id: offer.invitationId })
      .from(offer)
      .where(and(isDue(councilId, now), eq(offer.occurrenceId, occurrenceId)))
    const ids = due.map(({ id }) => id)
    if (ids.length === 0) return 0
    const locked = await lockForReplies(tx, { councilId, invitationIds: ids, now })
    const [first] = locked.values()
    if (!first) return 0
    const { occurrence: room, ledger } = first
    // Whoever answered while this waited for the lock holds no offer any more.
    const over = [...locked.values()].filter(
      ({ offeredUntil }) => offeredUntil !== undefined && offeredUntil <= now,
    )
    const lapsed = over.flatMap(({ invitation }) => noteLapse(ledger, invitation.id) ?? [])
    noteTurns(ledger)
    const answered = new Map<string, Answered>()
    const offers = await writeMoves(tx, [{ occurrence: room, ledger }], { answered, now })
    await tellOfTurns(tx, { occurrence: room, ledger, offers, answered, now })
    return lapsed.length
  })
}

function dueReservations(db: Database, councilId: string, now: Date) {
  return inCouncil(db, councilId, (tx) =>
    tx
      .select({ reservationId: reservation.id, occurrenceId: reservation.occurrenceId })
      .from(reservation)
      .where(
        and(
          eq(reservation.councilId, councilId),
          isNull(reservation.releasedAt),
          isNotNull(reservation.untilAt),
          lte(reservation.untilAt, now),
        ),
      )
      .orderBy(asc(reservation.untilAt), asc(reservation.id)),
  )
}
