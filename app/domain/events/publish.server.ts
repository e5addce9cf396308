import { and, eq } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { event, occurrence } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { findClashes } from './find-clashes.server.ts'
import type { RoomClash } from './schedule.server.ts'
import { roomsAreOurs } from './write-dates.server.ts'

export type PublishRefusal = 'unknown' | 'already-published' | 'over' | 'no-place' | 'no-such-room'

/**
 * Publish a draft: invitations can go out, and a public event stands in the city's calendar.
 *
 * The draft may be weeks old: its rooms are looked at again, for what was booked or archived since.
 *
 * @param confirmed The officer has seen that a room is taken and means it.
 * @returns Refused while a coming date has no place or a room that is no longer in use, when every date is
 *   over, and with the clashes when something else has the room and nobody has confirmed it.
 */
export async function publishEvent(
  db: Database,
  {
    councilId,
    eventId,
    actor,
    now,
    confirmed = false,
  }: { councilId: string; eventId: string; actor: Actor; now: Date; confirmed?: boolean },
): Promise<Result<undefined, PublishRefusal> | RoomClash> {
  return inCouncil(db, councilId, async (tx) => {
    const [draft] = await tx
      .select({ publishedAt: event.publishedAt, revision: event.revision })
      .from(event)
      .where(and(eq(event.councilId, councilId), eq(event.id, eventId)))
      .for('update')
    if (!draft) return refused('unknown')
    if (draft.publishedAt) return refused('already-published')
    const dates = await tx
      .select()
      .from(occurrence)
      .where(and(eq(occurrence.councilId, councilId), eq(occurrence.eventId, eventId)))
    const coming = dates.filter((date) => date.endsAt > now && !date.cancelledAt)
    if (coming.length === 0) return refused('over')
    if (coming.some((date) => !date.roomId && !date.place && !date.onlineUrl))
      return refused('no-place')
    if (!(await roomsAreOurs(tx, councilId, coming))) return refused('no-such-room')
    const clashes = confirmed ? [] : await findClashes(tx, { councilId, eventId, dates: coming })
    if (clashes.length > 0) return { ok: false, reason: 'room-clash', clashes }
    await tx
      .update(event)
      .set({ publishedAt: now, revision: draft.revision + 1 })
      .where(and(eq(event.councilId, councilId), eq(event.id, eventId)))
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'event.published',
      subjectId: eventId,
      detail: { dates: coming.length },
      now,
    })
    return done()
  })
}
