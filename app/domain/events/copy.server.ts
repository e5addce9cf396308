import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { event, eventPartner, occurrence, room, venue } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { copyDesign } from '../ceremonies/designs.server.ts'
import { newId } from '../ids.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { dateOf, shiftDate, type DateOfEvent } from './date-of-event.ts'
import { copyOrders } from '../programme/begin-order.server.ts'
import { placeInWords } from './lock-dates.server.ts'
import { freeSlug, writeDates } from './write-dates.server.ts'

/**
 * Copy an event as a draft: texts, questions, letters, partners, initiative, the certificate's design,
 * places, running orders and every date that was not cancelled, so many days later at the same time of day. Guests, answers, letters and
 * people on duty are left behind.
 *
 * An event of which every date was cancelled is copied with all of them: that is how it is "on again".
 *
 * @param days From the first date to the first date of the copy.
 */
export async function copyEvent(
  db: Database,
  {
    councilId,
    eventId,
    actor,
    now,
    days,
  }: { councilId: string; eventId: string; actor: Actor; now: Date; days: number },
): Promise<Result<{ eventId: string }, 'unknown'>> {
  return inCouncil(db, councilId, async (tx) => {
    const [model] = await tx
      .select()
      .from(event)
      .where(and(eq(event.councilId, councilId), eq(event.id, eventId)))
    if (!model) return refused('unknown')
    const copyId = newId()
    await tx.insert(event).values({
      ...model,
      id: copyId,
      slug: await freeSlug(tx, { councilId, title: model.title, kind: model.kind }),
      copiedFromId: model.id,
      publishedAt: null,
      createdAt: now,
      revision: 1,
    })
    const { ids, dates } = await datesToCopy(tx, councilId, eventId)
    const copies = await writeDates(tx, {
      councilId,
      eventId: copyId,
      dates: dates.map((date) => shiftDate(date, days)),
    })
    const pairs = ids.flatMap((from, index) => {
      const to = copies[index]
      return to === undefined ? [] : [{ from, to }]
    })
    await copyOrders(tx, councilId, { pairs, now })
    await copyPartners(tx, councilId, { from: eventId, to: copyId })
    await copyDesign(tx, { councilId, from: eventId, to: copyId, actor, now })
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'event.copied',
      subjectId: copyId,
      detail: { from: eventId, dates: dates.length, days },
      now,
    })
    return done({ eventId: copyId })
  })
}

/** The dates, each in its room; where the room is no longer in use, the place in words. */
async function datesToCopy(
  tx: Database,
  councilId: string,
  eventId: string,
): Promise<{ ids: string[]; dates: DateOfEvent[] }> {
  const rows = await tx
    .select()
    .from(occurrence)
    .where(and(eq(occurrence.councilId, councilId), eq(occurrence.eventId, eventId)))
    .orderBy(asc(occurrence.startsAt), asc(occurrence.id))
  const held = rows.filter((row) => !row.cancelledAt)
  const copied = held.length > 0 ? held : rows
  const ids = copied.map((row) => row.id)
  const dates = copied.map(dateOf)
  const roomIds = [...new Set(dates.flatMap((date) => date.roomId ?? []))]
  if (roomIds.length === 0) return { ids, dates }
  const inUse = await tx
    .select({ id: room.id })
    .from(room)
    .innerJoin(venue, and(eq(venue.councilId, room.councilId), eq(venue.id, room.venueId)))
    .where(
      and(
        eq(room.councilId, councilId),
        inArray(room.id, roomIds),
        isNull(room.archivedAt),
        isNull(venue.archivedAt),
      ),
    )
  const kept = new Set(inUse.map((row) => row.id))
  const inRooms = dates.map(async (date) =>
    date.roomId && !kept.has(date.roomId)
      ? { ...date, roomId: null, place: await placeInWords(tx, councilId, date) }
      : date,
  )
  return { ids, dates: await Promise.all(inRooms) }
}

async function copyPartners(
  tx: Database,
  councilId: string,
  { from, to }: { from: string; to: string },
): Promise<void> {
  const partners = await tx
    .select()
    .from(eventPartner)
    .where(and(eq(eventPartner.councilId, councilId), eq(eventPartner.eventId, from)))
  if (partners.length > 0)
    await tx.insert(eventPartner).values(partners.map((row) => ({ ...row, eventId: to })))
}
