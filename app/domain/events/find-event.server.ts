import { and, asc, count, eq, inArray, sql } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { attendee, event, occurrence, reply, room, venue } from '#db/schema/index.ts'

export type EventRow = typeof event.$inferSelect
export type OccurrenceRow = typeof occurrence.$inferSelect

/** An event as every page of its workspace needs it. */
export interface EventAtDesk {
  event: EventRow
  /** All dates, earliest first. */
  occurrences: OccurrenceRow[]
  /** The date the page is about: the one asked for, else the next one, else the last. */
  occurrence: OccurrenceRow
  /** Room and venue, or the place as typed; empty where it is online only. */
  where: string
  venueName: string | null
  /** People of parties that said maybe; they hold no place. */
  maybePeople: number
  /** People of parties that wait. */
  waitingPeople: number
  /** People to whom held places are offered. */
  offeredPeople: number
}

/**
 * An event with its dates and figures.
 *
 * @param occurrenceId A date of it; one that is not of this event is as good as none.
 * @returns Undefined when this council has no such event.
 */
export async function findEventAtDesk(
  db: Database,
  {
    councilId,
    eventId,
    occurrenceId,
    now,
  }: { councilId: string; eventId: string; occurrenceId?: string | undefined; now: Date },
): Promise<EventAtDesk | undefined> {
  return inCouncil(db, councilId, async (tx) => {
    const [found] = await tx
      .select()
      .from(event)
      .where(and(eq(event.councilId, councilId), eq(event.id, eventId)))
    const rows = await tx
      .select({ occurrence, room, venue })
      .from(occurrence)
      .leftJoin(room, and(eq(room.councilId, occurrence.councilId), eq(room.id, occurrence.roomId)))
      .leftJoin(venue, and(eq(venue.councilId, room.councilId), eq(venue.id, room.venueId)))
      .where(and(eq(occurrence.councilId, councilId), eq(occurrence.eventId, eventId)))
      .orderBy(asc(occurrence.startsAt), asc(occurrence.id))
    const chosen =
      rows.find((row) => row.occurrence.id === occurrenceId) ??
      rows.find((row) => row.occurrence.endsAt > now && !row.occurrence.cancelledAt) ??
      rows.at(-1)
    if (!found || !chosen) return undefined
    const undecided = await peopleUndecided(tx, councilId, chosen.occurrence.id)
    return {
      event: found,
      occurrences: rows.map((row) => row.occurrence),
      occurrence: chosen.occurrence,
      where:
        chosen.room && chosen.venue
          ? placeOf(chosen.room.name, chosen.venue.name)
          : (chosen.occurrence.place ?? ''),
      venueName: chosen.venue?.name ?? null,
      ...undecided,
    }
  })
}

/** "Council chamber, Council House"; a venue that is one room is named once. */
export function placeOf(roomName: string, venueName: string): string {
  return roomName === venueName ? venueName : `${roomName}, ${venueName}`
}

/** One statement; it reads the answers of those who wait or are not sure, however long the list is. */
async function peopleUndecided(tx: Database, councilId: string, occurrenceId: string) {
  const ofDate = and(eq(reply.councilId, councilId), eq(reply.occurrenceId, occurrenceId))
  const maybe = tx
    .select({ people: count() })
    .from(attendee)
    .innerJoin(
      reply,
      and(eq(reply.councilId, attendee.councilId), eq(reply.invitationId, attendee.invitationId)),
    )
    .where(and(ofDate, eq(reply.state, 'maybe')))
  const [row] = await tx
    .select({
      waitingPeople: sql<number>`coalesce(sum(${reply.people}) filter (where ${reply.state} = 'waiting'), 0)::int`,
      offeredPeople: sql<number>`coalesce(sum(${reply.people}) filter (where ${reply.state} = 'offered'), 0)::int`,
      maybePeople: sql<number>`(${maybe})::int`,
    })
    .from(reply)
    .where(and(ofDate, inArray(reply.state, ['waiting', 'offered'])))
  return row ?? { waitingPeople: 0, maybePeople: 0, offeredPeople: 0 }
}
