import { and, eq, gt, isNull, lt, ne, notInArray, or, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { event, occurrence, room } from '#db/schema/index.ts'
import type { DateOfEvent } from './date-of-event.ts'

/** Another date that has the place at the same time: of another event, or of this one. */
export interface Clash {
  eventId: string
  title: string
  /** The room; of a place that is no room of ours, its words. */
  roomName: string
  startsAt: Date
  endsAt: Date
  timeZone: string
}

const MOST_SHOWN = 20

/**
 * What else is at the dates' places at an overlapping time, earliest first: any date in the same room, and
 * a date of the same event in the same place in words. Other events' words are no proof of one place.
 *
 * @param dates Each with its id where it is saved already: a date is no clash of itself.
 * @param except Saved dates that are about to move, and so are not where they stand.
 */
export async function findClashes(
  tx: Database,
  {
    councilId,
    eventId,
    dates,
    except = [],
  }: {
    councilId: string
    eventId: string | null
    dates: Array<DateOfEvent & { id?: string }>
    except?: string[]
  },
): Promise<Clash[]> {
  const overlaps = dates.flatMap((date) => {
    const samePlace = placeOf(date, eventId)
    const isOther = date.id === undefined ? undefined : ne(occurrence.id, date.id)
    const sameTime = and(lt(occurrence.startsAt, date.endsAt), gt(occurrence.endsAt, date.startsAt))
    return samePlace ? [and(samePlace, sameTime, isOther)] : []
  })
  if (overlaps.length === 0) return []
  return tx
    .select({
      eventId: event.id,
      title: event.title,
      roomName: sql<string>`coalesce(${room.name}, ${occurrence.place}, '')`,
      startsAt: occurrence.startsAt,
      endsAt: occurrence.endsAt,
      timeZone: occurrence.timeZone,
    })
    .from(occurrence)
    .innerJoin(
      event,
      and(eq(event.councilId, occurrence.councilId), eq(event.id, occurrence.eventId)),
    )
    .leftJoin(room, and(eq(room.councilId, occurrence.councilId), eq(room.id, occurrence.roomId)))
    .where(
      and(
        eq(occurrence.councilId, councilId),
        isNull(occurrence.cancelledAt),
        except.length > 0 ? notInArray(occurrence.id, except) : undefined,
        or(...overlaps),
      ),
    )
    .orderBy(occurrence.startsAt, occurrence.id)
    .limit(MOST_SHOWN)
}

function placeOf({ roomId, place }: DateOfEvent, eventId: string | null) {
  if (roomId !== null) return eq(occurrence.roomId, roomId)
  if (place === null || eventId === null) return undefined
  return and(eq(occurrence.eventId, eventId), eq(occurrence.place, place))
}
