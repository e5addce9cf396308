import { and, asc, eq } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { occurrence, room, venue } from '#db/schema/index.ts'
import { placeOf } from './find-event.server.ts'

/** A date of an event as its settings list it. */
export interface ListedDate {
  id: string
  startsAt: Date
  endsAt: Date
  timeZone: string
  where: string
  hasLink: boolean
  capacity: number | null
  coming: number
  reserved: number
  repliesCloseAt: Date
  state: 'coming' | 'over' | 'cancelled'
}

/** All dates of an event, earliest first; at most 60. */
export async function findPlacesOfDates(
  db: Database,
  { councilId, eventId, now }: { councilId: string; eventId: string; now: Date },
): Promise<ListedDate[]> {
  const rows = await inCouncil(db, councilId, (tx) =>
    tx
      .select({ when: occurrence, room: room.name, venue: venue.name })
      .from(occurrence)
      .leftJoin(room, and(eq(room.councilId, occurrence.councilId), eq(room.id, occurrence.roomId)))
      .leftJoin(venue, and(eq(venue.councilId, room.councilId), eq(venue.id, room.venueId)))
      .where(and(eq(occurrence.councilId, councilId), eq(occurrence.eventId, eventId)))
      .orderBy(asc(occurrence.startsAt), asc(occurrence.id)),
  )
  return rows.map(({ when, room: inRoom, venue: inVenue }) => ({
    id: when.id,
    startsAt: when.startsAt,
    endsAt: when.endsAt,
    timeZone: when.timeZone,
    where: inRoom && inVenue ? placeOf(inRoom, inVenue) : (when.place ?? ''),
    hasLink: when.onlineUrl !== null,
    capacity: when.capacity,
    coming: when.placesTaken,
    reserved: when.placesHeld,
    repliesCloseAt: when.repliesCloseAt,
    state: when.cancelledAt ? 'cancelled' : when.endsAt <= now ? 'over' : 'coming',
  }))
}
