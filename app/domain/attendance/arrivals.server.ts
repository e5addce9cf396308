import { and, eq, isNull, sql } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { arrival, invitation, occurrence } from '#db/schema/index.ts'
import { actorLabel, type Actor } from '../actor.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'

/** More people in one press than this is a slip of the finger. */
export const ARRIVE_AT_ONCE = 99

export type ArrivalRefusal = 'unknown' | 'nobody' | 'too-many' | 'fewer-than-came'

/**
 * Note that people of a party came, or that people came without an invitation (`invitationId` absent).
 * A negative count corrects an earlier one; nothing is ever rewritten.
 *
 * @param deviceMark Made once by the form that sends it: the same press twice counts once.
 * @returns How many of the party (or how many walk-ins) are here now.
 */
export async function recordArrival(
  db: Database,
  given: {
    councilId: string
    occurrenceId: string
    invitationId?: string | undefined
    people: number
    deviceMark: string
    actor: Actor
    now: Date
  },
): Promise<Result<{ here: number; again: boolean }, ArrivalRefusal>> {
  const { councilId, occurrenceId, invitationId, people, deviceMark, actor, now } = given
  if (!Number.isInteger(people) || people === 0) return refused('nobody')
  if (Math.abs(people) > ARRIVE_AT_ONCE) return refused('too-many')
  return inCouncil(db, councilId, async (tx) => {
    if (!(await lockArrivals(tx, given))) return refused('unknown')
    const before = await hereNow(tx, given)
    if (before + people < 0) return refused('fewer-than-came')
    const written = await tx
      .insert(arrival)
      .values({
        councilId,
        occurrenceId,
        invitationId: invitationId ?? null,
        people,
        walkIn: invitationId === undefined,
        deviceMark,
        at: now,
        by: actorLabel(actor),
      })
      .onConflictDoNothing({ target: [arrival.councilId, arrival.deviceMark] })
      .returning({ id: arrival.id })
    if (written.length === 0) return done({ here: before, again: true })
    await recordAudit(tx, {
      councilId,
      actor,
      action: people > 0 ? 'arrival.recorded' : 'arrival.corrected',
      subjectId: invitationId ?? occurrenceId,
      detail: { people, walkIn: invitationId === undefined },
      now,
    })
    return done({ here: before + people, again: false })
  })
}

/** One at a time for a party, or for the walk-ins of an occurrence, so that a correction never takes more than came. */
async function lockArrivals(
  tx: Database,
  {
    councilId,
    occurrenceId,
    invitationId,
  }: { councilId: string; occurrenceId: string; invitationId?: string | undefined },
): Promise<boolean> {
  if (invitationId === undefined) {
    const rooms = await tx
      .select({ id: occurrence.id })
      .from(occurrence)
      .where(and(eq(occurrence.councilId, councilId), eq(occurrence.id, occurrenceId)))
      .for('no key update')
    return rooms.length > 0
  }
  const invited = await tx
    .select({ id: invitation.id })
    .from(invitation)
    .where(
      and(
        eq(invitation.councilId, councilId),
        eq(invitation.id, invitationId),
        eq(invitation.occurrenceId, occurrenceId),
      ),
    )
    .for('no key update')
  return invited.length > 0
}

async function hereNow(
  tx: Database,
  {
    councilId,
    occurrenceId,
    invitationId,
  }: { councilId: string; occurrenceId: string; invitationId?: string | undefined },
): Promise<number> {
  const [row] = await tx
    .select({ people: sql<number>`coalesce(sum(${arrival.people}), 0)::int` })
    .from(arrival)
    .where(
      and(
        eq(arrival.councilId, councilId),
        eq(arrival.occurrenceId, occurrenceId),
        invitationId === undefined
          ? isNull(arrival.invitationId)
          : eq(arrival.invitationId, invitationId),
      ),
    )
  return row?.people ?? 0
}
