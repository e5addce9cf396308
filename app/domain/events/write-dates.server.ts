import { and, eq, inArray, isNull, like, or } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { event, occurrence, room, venue } from '#db/schema/index.ts'
import { newId } from '../ids.ts'
import { dateOf, type DateOfEvent } from './date-of-event.ts'
import { slugOf } from './event-fields.ts'

/** Write dates as rows of an event. @returns Their ids, in the same order. */
export async function writeDates(
  tx: Database,
  { councilId, eventId, dates }: { councilId: string; eventId: string; dates: DateOfEvent[] },
): Promise<string[]> {
  const rows = dates.map((date) => ({ ...dateOf(date), councilId, eventId, id: newId() }))
  if (rows.length > 0) await tx.insert(occurrence).values(rows)
  return rows.map((row) => row.id)
}

/** Whether every room that the dates name is this council's and still in use. */
export async function roomsAreOurs(
  tx: Database,
  councilId: string,
  dates: Pick<DateOfEvent, 'roomId'>[],
): Promise<boolean> {
  const ids = [...new Set(dates.flatMap((date) => date.roomId ?? []))]
  if (ids.length === 0) return true
  const found = await tx
    .select({ id: room.id })
    .from(room)
    .innerJoin(venue, and(eq(venue.councilId, room.councilId), eq(venue.id, room.venueId)))
    .where(
      and(
        eq(room.councilId, councilId),
        inArray(room.id, ids),
        isNull(room.archivedAt),
        isNull(venue.archivedAt),
      ),
    )
  return found.length === ids.length
}

/** An address for an event that no other of the council has: "summer-picnic", "summer-picnic-2". */
export async function freeSlug(
  tx: Database,
  { councilId, title, kind }: { councilId: string; title: string; kind: string },
): Promise<string> {
  const base = slugOf(title) || kind
  const taken = await tx
    .select({ slug: event.slug })
    .from(event)
    .where(
      and(eq(event.councilId, councilId), or(eq(event.slug, base), like(event.slug, `${base}-%`))),
    )
  const slugs = new Set(taken.map((row) => row.slug))
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? base : `${base}-${n}`
    if (!slugs.has(slug)) return slug
  }
}
