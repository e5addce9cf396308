import { and, eq, gt, inArray, isNull, lt, ne, or } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { event, occurrence, room } from '#db/schema/index.ts'
import type { DateOfEvent } from './date-of-event.ts'

/** Another event that has the room at the same time. */
export interface Clash {
  eventId: string
  title: string
  roomName: string
  startsAt: Date
  endsAt: Date
  timeZone: string
}

/** The other events that have one of the dates' rooms at an overlapping time, earliest first. */
export async function findClashes(
  tx: Database,
  {
    councilId,
    eventId,
    dates,
  }: { councilId: string; eventId: string | null; dates: DateOfEvent[] },
): Promise<Clash[]> {
  const inRooms = dates.filter((date) => date.roomId !== null)
  const roomIds = [...new Set(inRooms.map((date) => date.roomId ?? ''))]
  if (roomIds.length === 0) return []
  const overlaps = inRooms.map((date) =>
    and(
      eq(occurrence.roomId, date.roomId ?? ''),
      lt(occurrence.startsAt, date.endsAt),
      gt(occurrence.endsAt, date.startsAt),
    ),
  )
  return tx
    .select({
      eventId: event.id,
      title: event.title,
      roomName: room.name,
      startsAt: occurrence.startsAt,
      endsAt: occurrence.endsAt,
      timeZone: occurrence.timeZone,
    })
    .from(occurrence)
    .innerJoin(
      event,
      and(eq(event.councilId, occurrence.councilId), eq(event.id, occurrence.eventId)),
    )
    .innerJoin(room, and(eq(room.councilId, occurrence.councilId), eq(room.id, occurrence.roomId)))
    .where(
      and(
        eq(occurrence.councilId, councilId),
        inArray(occurrence.roomId, roomIds),
        isNull(occurrence.cancelledAt),
        eventId === null ? undefined : ne(occurrence.eventId, eventId),
        or(...overlaps),
      ),
    )
    .orderBy(occurrence.startsAt, occurrence.id)
    .limit(20)
}
