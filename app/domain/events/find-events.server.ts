import { and, eq, inArray, sql, type SQL } from 'drizzle-orm'
import { inCouncil, rowsOf, type Database } from '#db/client.server.ts'
import { event, occurrence, reply, room, venue } from '#db/schema/index.ts'
import { placeOf } from './find-event.server.ts'
import type { EventList, ListKey } from './event-lists.ts'
import type { EventKind } from './kinds.ts'

/** An event in a list, by the date that stands for it: the next one, else the last. */
export interface ListedEvent {
  id: string
  kind: EventKind
  title: string
  state: 'draft' | 'published' | 'cancelled' | 'over'
  on: string
  startsAt: Date
  timeZone: string
  where: string
  dates: number
  capacity: number | null
  coming: number
  reserved: number
  /** Parties, not people. */
  waitingParties: number
  waiting: number
}

export interface EventsFound {
  events: ListedEvent[]
  counts: Record<EventList, number>
  next: ListKey | null
}

/**
 * A council's events, a page of them: coming and drafts by date, past with the last first.
 *
 * @param query Part of a title, inside or outside, in any language of the event.
 */
export async function findEvents(
  db: Database,
  {
    councilId,
    now,
    list,
    query = '',
    after,
    pageSize = 30,
  }: {
    councilId: string
    now: Date
    list: EventList
    query?: string
    after?: ListKey | undefined
    pageSize?: number
  },
): Promise<EventsFound> {
  return inCouncil(db, councilId, async (tx) => {
    const stands = standing(councilId, now, query)
    const counted = await rowsOf(
      tx,
      sql`select list, count(*)::int as events from (${stands}) s group by list`,
      (row) => ({ list: String(row.list), events: Number(row.events) }),
    )
    const countOf = (name: EventList) => counted.find((row) => row.list === name)?.events ?? 0
    const backwards = list === 'past'
    const key = after && sql`(${after.startsAt.toISOString()}::timestamptz, ${after.id}::uuid)`
    const beyond = !key
      ? sql`true`
      : backwards
        ? sql`(starts_at, id) < ${key}`
        : sql`(starts_at, id) > ${key}`
    const page = await rowsOf(
      tx,
      sql`select id, dates from (${stands}) s where list = ${list} and ${beyond}
          order by starts_at ${sql.raw(backwards ? 'desc' : 'asc')}, id ${sql.raw(backwards ? 'desc' : 'asc')}
          limit ${pageSize + 1}`,
      (row) => ({ id: String(row.id), dates: Number(row.dates) }),
    )
    const shown = page.slice(0, pageSize)
    const events = await readListed(tx, councilId, shown, now)
    const last = events.at(-1)
    return {
      events,
      counts: { coming: countOf('coming'), past: countOf('past'), drafts: countOf('drafts') },
      next: page.length > pageSize && last ? { startsAt: last.startsAt, id: last.on } : null,
    }
  })
}

/** One row an event: the date that stands for it, how many dates there are, and which list it is in. */
function standing(councilId: string, now: Date, query: string): SQL {
  const at = sql`${now.toISOString()}::timestamptz`
  const like = `%${query.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const titled = query
    ? sql`and (e.title ilike ${like} or e.outside_title ilike ${like} or e.texts::text ilike ${like})`
    : sql``
  return sql`
    select id, starts_at, dates,
      case when published_at is null then 'drafts' when ends_at > ${at} then 'coming' else 'past' end as list
    from (
      select distinct on (o.event_id) o.id, o.starts_at, o.ends_at, e.published_at,
        count(*) over (partition by o.event_id)::int as dates
      from ${occurrence} o join ${event} e on e.council_id = o.council_id and e.id = o.event_id
      where o.council_id = ${councilId} ${titled}
      order by o.event_id, (o.ends_at > ${at} and o.cancelled_at is null) desc, (o.ends_at > ${at}) desc,
        case when o.ends_at > ${at} then o.starts_at end, o.starts_at desc
    ) d`
}

/** Everything that a list shows of these dates, in their order. */
export async function readListed(
  tx: Database,
  councilId: string,
  shown: Array<{ id: string; dates: number }>,
  now: Date,
): Promise<ListedEvent[]> {
  if (shown.length === 0) return []
  const rows = await tx
    .select({
      event,
      occurrence,
      roomName: room.name,
      venueName: venue.name,
      waiting: sql<number>`(select coalesce(sum(${reply.people}), 0)::int from ${reply}
        where ${reply.councilId} = ${occurrence.councilId} and ${reply.occurrenceId} = ${occurrence.id}
        and ${reply.state} = 'waiting')`,
    })
    .from(occurrence)
    .innerJoin(
      event,
      and(eq(event.councilId, occurrence.councilId), eq(event.id, occurrence.eventId)),
    )
    .leftJoin(room, and(eq(room.councilId, occurrence.councilId), eq(room.id, occurrence.roomId)))
    .leftJoin(venue, and(eq(venue.councilId, room.councilId), eq(venue.id, room.venueId)))
    .where(
      and(
        eq(occurrence.councilId, councilId),
        inArray(
          occurrence.id,
          shown.map((row) => row.id),
        ),
      ),
    )
  const byId = new Map(rows.map((row) => [row.occurrence.id, row]))
  return shown.flatMap(({ id, dates }) => {
    const row = byId.get(id)
    return row ? [listed(row, dates, now)] : []
  })
}

function listed(
  row: {
    event: typeof event.$inferSelect
    occurrence: typeof occurrence.$inferSelect
    roomName: string | null
    venueName: string | null
    waiting: number
  },
  dates: number,
  now: Date,
): ListedEvent {
  const { event: what, occurrence: when } = row
  return {
    id: what.id,
    kind: what.kind,
    title: what.title,
    state: !what.publishedAt
      ? 'draft'
      : when.cancelledAt
        ? 'cancelled'
        : when.endsAt <= now
          ? 'over'
          : 'published',
    on: when.id,
    startsAt: when.startsAt,
    timeZone: when.timeZone,
    where:
      row.roomName && row.venueName ? placeOf(row.roomName, row.venueName) : (when.place ?? ''),
    dates,
    capacity: when.capacity,
    coming: when.placesTaken,
    reserved: when.placesHeld,
    waitingParties: when.waitingParties,
    waiting: row.waiting,
  }
}
