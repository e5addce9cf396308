import { and, count, desc, eq } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { event, occurrence } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import type { DateOfEvent } from './date-of-event.ts'
import { asFarFrom } from './following.ts'
import { findClashes } from './find-clashes.server.ts'
import { MOST_OCCURRENCES } from './recurrence.ts'
import { rulesIn } from './waiting-rules.ts'
import type { RoomClash } from './schedule.server.ts'
import { roomsAreOurs, writeDates } from './write-dates.server.ts'

/**
 * Add dates to an event; each has its own places and replies, and the last date's rules of the waiting
 * list. Nobody is written to: nobody is invited yet.
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
    const model = await lastDate(tx, councilId, eventId)
    const decided = dates.map((date) => ({ ...date, ...rulesLike(model, date) }))
    const ids = await writeDates(tx, { councilId, eventId, dates: decided })
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

async function lastDate(
  tx: Database,
  councilId: string,
  eventId: string,
): Promise<DateOfEvent | undefined> {
  const [row] = await tx
    .select()
    .from(occurrence)
    .where(and(eq(occurrence.councilId, councilId), eq(occurrence.eventId, eventId)))
    .orderBy(desc(occurrence.startsAt), desc(occurrence.id))
    .limit(1)
  return row
}

/** How the waiting list of another date decides; its last moment lies as far before the start. */
function rulesLike(
  model: DateOfEvent | undefined,
  { startsAt }: DateOfEvent,
): Partial<DateOfEvent> {
  if (!model) return {}
  const promotionClosesAt = asFarFrom(startsAt, model, 'promotionClosesAt')
  return {
    ...rulesIn(model),
    promotionClosesAt:
      promotionClosesAt && promotionClosesAt > startsAt ? startsAt : promotionClosesAt,
  }
}
