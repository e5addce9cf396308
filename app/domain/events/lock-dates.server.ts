import { and, asc, eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { event, occurrence, room, venue } from '#db/schema/index.ts'
import { placeOf, type EventRow, type OccurrenceRow } from './find-event.server.ts'

/** This date alone, or it and every later date of its event. */
export const SCOPES = ['this', 'following'] as const
export type Scope = (typeof SCOPES)[number]

export interface LockedDates {
  event: EventRow
  /** The date that the form was about. */
  chosen: OccurrenceRow
  /** Later dates that are not cancelled, when they are meant, too. */
  following: OccurrenceRow[]
}

/** Lock a date, and the later ones of its event when they are meant; always in the order of their ids. */
export async function lockDates(
  tx: Database,
  {
    councilId,
    eventId,
    occurrenceId,
    scope,
  }: { councilId: string; eventId: string; occurrenceId: string; scope: Scope },
): Promise<LockedDates | undefined> {
  const ofEvent = and(eq(occurrence.councilId, councilId), eq(occurrence.eventId, eventId))
  const rows = await tx
    .select()
    .from(occurrence)
    .where(scope === 'this' ? and(ofEvent, eq(occurrence.id, occurrenceId)) : ofEvent)
    .orderBy(asc(occurrence.id))
    .for('no key update')
  const [found] = await tx
    .select()
    .from(event)
    .where(and(eq(event.councilId, councilId), eq(event.id, eventId)))
  const chosen = rows.find((row) => row.id === occurrenceId)
  if (!found || !chosen) return undefined
  const following = rows
    .filter((row) => row.startsAt > chosen.startsAt && !row.cancelledAt)
    .toSorted((a, b) => +a.startsAt - +b.startsAt)
  return { event: found, chosen, following }
}

/** The place of a date in words, as officers and guests read it; null where there is none. */
export async function placeInWords(
  tx: Database,
  councilId: string,
  { roomId, place }: Pick<OccurrenceRow, 'roomId' | 'place'>,
): Promise<string | null> {
  if (!roomId) return place
  const [row] = await tx
    .select({ room: room.name, venue: venue.name })
    .from(room)
    .innerJoin(venue, and(eq(venue.councilId, room.councilId), eq(venue.id, room.venueId)))
    .where(and(eq(room.councilId, councilId), eq(room.id, roomId)))
  return row ? placeOf(row.room, row.venue) : place
}
