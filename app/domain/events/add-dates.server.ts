import { and, count, eq } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { event, occurrence } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import type { DateOfEvent } from './date-of-event.ts'
import { findClashes } from './find-clashes.server.ts'
import { MOST_OCCURRENCES } from './recurrence.ts'
import type { RoomClash } from './schedule.server.ts'
import { roomsAreOurs, writeDates } from './write-dates.server.ts'

/**
 * Add dates to an event; each has its own places and replies. Nobody is written to: nobody is invited yet.
 *
 * @returns The ids of the new dates.
 */
export async function addDates(
  db: Database,
  {
    councilId,
    eventId,
    actor,
    now,
    dates,
    confirmed = false,
  }: {
    councilId: string
    eventId: string
    actor: Actor
    now: Date
    dates: DateOfEvent[]
    confirmed?: boolean
  },
): Promise<Result<string[], 'unknown' | 'too-many' | 'no-such-room'> | RoomClash> {
  return inCouncil(db, councilId, async (tx) => {
    const [found] = await tx
      .select({ id: event.id })
      .from(event)
      .where(and(eq(event.councilId, councilId), eq(event.id, eventId)))
      .for('update')
    if (!found) return refused('unknown')
    const [held] = await tx
      .select({ dates: count() })
      .from(occurrence)
      .where(and(eq(occurrence.councilId, councilId), eq(occurrence.eventId, eventId)))
    if ((held?.dates ?? 0) + dates.length > MOST_OCCURRENCES) return refused('too-many')
    if (!(await roomsAreOurs(tx, councilId, dates))) return refused('no-such-room')
    const clashes = confirmed ? [] : await findClashes(tx, { councilId, eventId, dates })
    if (clashes.length > 0) return { ok: false, reason: 'room-clash', clashes }
    const ids = await writeDates(tx, { councilId, eventId, dates })
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'occurrence.added',
      subjectId: eventId,
      detail: { dates: dates.length },
      now,
    })
    return done(ids)
  })
}
