import { and, eq, isNull } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { invitation, reply, reservation } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { freePlaces } from '../events/places.ts'
import { newId } from '../ids.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Refused, type Result } from '../result.ts'
import type { ReservationRow } from './find-reservations.server.ts'
import type { KeptForWhom } from './reservation.form.ts'
import { lockOccurrence, type OccurrenceRow } from './lock-occurrence.server.ts'
import { promoteWaiting } from './promote.server.ts'

/** What an officer decides about places that are kept aside. */
export type ReservationFacts = KeptForWhom & {
  /** People. */
  places: number
  /** From here on they are given back; null: when the officer says so. */
  untilAt: Date | null
}

/** More places than are free; `most` is how many it could be. */
export interface NoRoomToHold extends Refused<'no-room'> {
  most: number
}

interface Deciding {
  councilId: string
  occurrenceId: string
  actor: Actor
  now: Date
}

/**
 * Keep places aside: for staff, for dignitaries, or as the allocation of one invitation, whose answer
 * then takes them first. Never more than are free; those who wait are not asked.
 *
 * @param invitationId Whose allocation it is. What that party has confirmed already counts towards it.
 * @returns The reservation's id.
 */
export async function reservePlaces(
  db: Database,
  given: Deciding & ReservationFacts & { invitationId?: string },
): Promise<Result<string, 'unknown' | 'cancelled' | 'has-one-already'> | NoRoomToHold> {
  const { councilId, occurrenceId, now, invitationId, keptFor, label, places, untilAt } = given
  return inCouncil(db, councilId, async (tx) => {
    const room = await lockOccurrence(tx, { councilId, occurrenceId })
    if (!room) return refused('unknown')
    if (room.cancelledAt) return refused('cancelled')
    const own = invitationId ? await readOwn(tx, given, invitationId) : { people: 0, has: false }
    if (!own) return refused('unknown')
    if (own.has) return refused('has-one-already')
    const held = Math.max(0, places - own.people)
    if (held > freePlaces(room)) return noRoom(room, own.people)
    const id = newId()
    await tx.insert(reservation).values({
      councilId,
      id,
      occurrenceId,
      keptFor,
      label,
      places,
      held,
      untilAt,
      createdAt: now,
      ...(invitationId ? { invitationId } : {}),
    })
    await audit(tx, given, 'places.reserved', { places, held })
    await promoteWaiting(tx, { councilId, occurrenceId, now })
    return done(id)
  })
}

/**
 * Change what a reservation is for, how many places it keeps, or until when. Fewer places go to those
 * who wait, at once.
 *
 * @param revision What the officer saw; another officer's change in between refuses this one.
 */
export async function changeReservation(
  db: Database,
  given: Deciding & ReservationFacts & { reservationId: string; revision: number },
): Promise<Result<undefined, 'unknown' | 'changed-meanwhile'> | NoRoomToHold> {
  const { councilId, occurrenceId, reservationId, revision, now } = given
  const { keptFor, label, places, untilAt } = given
  return inCouncil(db, councilId, async (tx) => {
    const room = await lockOccurrence(tx, { councilId, occurrenceId })
    const row = room && (await readOpen(tx, given, reservationId))
    if (!room || !row) return refused('unknown')
    if (row.revision !== revision) return refused('changed-meanwhile')
    const own = row.invitationId ? await readOwn(tx, given, row.invitationId) : undefined
    const held = Math.max(0, places - (own?.people ?? 0))
    if (held - row.held > freePlaces(room)) return noRoom(room, row.held + (own?.people ?? 0))
    await tx
      .update(reservation)
      .set({ keptFor, label, places, held, untilAt, revision: revision + 1 })
      .where(and(eq(reservation.councilId, councilId), eq(reservation.id, reservationId)))
    await audit(tx, given, 'places.reservation-changed', { from: row.places, places })
    await promoteWaiting(tx, { councilId, occurrenceId, now })
    return done()
  })
}

/**
 * Give back what a reservation still holds; what its party has confirmed stays confirmed.
 *
 * @returns How many waiting parties moved up.
 */
export async function releaseReservation(
  db: Database,
  given: Deciding & { reservationId: string },
): Promise<Result<{ promoted: number }, 'unknown'>> {
  const { councilId, occurrenceId, reservationId, now } = given
  return inCouncil(db, councilId, async (tx) => {
    const room = await lockOccurrence(tx, { councilId, occurrenceId })
    const row = room && (await readOpen(tx, given, reservationId))
    if (!row) return refused('unknown')
    await tx
      .update(reservation)
      .set({ held: 0, releasedAt: now })
      .where(and(eq(reservation.councilId, councilId), eq(reservation.id, reservationId)))
    await audit(tx, given, 'places.released', { places: row.held })
    const moved = await promoteWaiting(tx, { councilId, occurrenceId, now })
    return done({ promoted: moved.length })
  })
}

const noRoom = (room: OccurrenceRow, own: number): NoRoomToHold => ({
  ok: false,
  reason: 'no-room',
  most: freePlaces(room) + own,
})

async function readOpen(
  tx: Database,
  { councilId, occurrenceId }: Deciding,
  reservationId: string,
): Promise<ReservationRow | undefined> {
  const [row] = await tx
    .select()
    .from(reservation)
    .where(
      and(
        eq(reservation.councilId, councilId),
        eq(reservation.occurrenceId, occurrenceId),
        eq(reservation.id, reservationId),
        isNull(reservation.releasedAt),
      ),
    )
  return row
}

/** What the invitation has taken already, and whether it has an allocation. */
async function readOwn(
  tx: Database,
  { councilId, occurrenceId }: Deciding,
  invitationId: string,
): Promise<{ people: number; has: boolean } | undefined> {
  const [row] = await tx
    .select({ state: reply.state, people: reply.people, has: reservation.id })
    .from(invitation)
    .leftJoin(reply, and(eq(reply.councilId, councilId), eq(reply.invitationId, invitation.id)))
    .leftJoin(
      reservation,
      and(
        eq(reservation.councilId, councilId),
        eq(reservation.invitationId, invitation.id),
        isNull(reservation.releasedAt),
      ),
    )
    .where(
      and(
        eq(invitation.councilId, councilId),
        eq(invitation.occurrenceId, occurrenceId),
        eq(invitation.id, invitationId),
        isNull(invitation.revokedAt),
      ),
    )
  if (!row) return undefined
  const takes = row.state === 'confirmed' || row.state === 'offered'
  return { people: takes ? (row.people ?? 0) : 0, has: row.has !== null }
}

async function audit(
  tx: Database,
  { councilId, occurrenceId, actor, now }: Deciding,
  action: string,
  detail: Record<string, number>,
): Promise<void> {
  await recordAudit(tx, { councilId, actor, action, subjectId: occurrenceId, detail, now })
}
