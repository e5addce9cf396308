import { and, arrayContains, asc, eq, gt, isNotNull, lt, or, sql, type SQL } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { event, occurrence, room, venue } from '#db/schema/index.ts'
import { placeOf } from './find-event.server.ts'
import { PUBLIC_COLUMNS } from './public-columns.server.ts'
import {
  doorOf,
  publicRoom,
  type CalendarFilter,
  type DateKey,
  type ListedDate,
  type PublicDate,
  type PublicEvent,
  type PublicPlace,
} from './public-date.ts'

/** Which dates of the calendar are asked for; instants, `until` not included. */
export interface DatesAsked {
  councilId: string
  now: Date
  filter?: CalendarFilter
  /** Only what has not ended at this moment. */
  endsAfter: Date
  startsBefore?: Date
  /** Begin after this one. */
  after?: DateKey | undefined
  most: number
}

/**
 * Dates of published public events, earliest first: the calendar, its month, the public feed. What is
 * cancelled stays in the list, because people had planned to come.
 */
export async function findPublicDates(db: Database, asked: DatesAsked): Promise<ListedDate[]> {
  return inCouncil(db, asked.councilId, async (tx) => {
    const rows = await selectDates(tx)
      .where(and(isPublic(asked.councilId), ...wanted(asked)))
      .orderBy(asc(occurrence.startsAt), asc(occurrence.id))
      .limit(asked.most)
    return rows.map((row) => ({ ...dateOf(row, asked.now), event: eventOf(row) }))
  })
}

/** The languages for which the coming events have interpreters, as tags. */
export async function findSpokenLanguages(
  db: Database,
  { councilId, now }: { councilId: string; now: Date },
): Promise<string[]> {
  return inCouncil(db, councilId, async (tx) => {
    const rows = await tx
      .selectDistinct({ tag: sql<string>`unnest(${event.languages})` })
      .from(occurrence)
      .innerJoin(event, ofEvent())
      .where(and(isPublic(councilId), gt(occurrence.endsAt, now)))
    return rows.map(({ tag }) => tag).toSorted()
  })
}

/** Published and public: the one condition that every page, feed and list of the public side carries. */
export function isPublic(councilId: string): SQL | undefined {
  return and(
    eq(occurrence.councilId, councilId),
    eq(event.visibility, 'public'),
    isNotNull(event.publishedAt),
  )
}

/**
 * Dates with their event and place, to be narrowed.
 *
 * @param partners The names of the event's partners, where a page shows them: they cost no statement of their own.
 */
export function selectDates(tx: Database, partners = sql<string[]>`'[]'::jsonb`) {
  return tx
    .select({ ...PUBLIC_COLUMNS, partners })
    .from(occurrence)
    .innerJoin(event, ofEvent())
    .leftJoin(room, and(eq(room.councilId, occurrence.councilId), eq(room.id, occurrence.roomId)))
    .leftJoin(venue, and(eq(venue.councilId, room.councilId), eq(venue.id, room.venueId)))
    .$dynamic()
}

export type DateRow = Awaited<ReturnType<typeof selectDates>>[number]

const ofEvent = () =>
  and(eq(event.councilId, occurrence.councilId), eq(event.id, occurrence.eventId))

function wanted({ filter = {}, endsAfter, startsBefore, after }: DatesAsked): (SQL | undefined)[] {
  const { kind, spoken, access } = filter
  return [
    gt(occurrence.endsAt, endsAfter),
    startsBefore && lt(occurrence.startsAt, startsBefore),
    after &&
      or(
        gt(occurrence.startsAt, after.startsAt),
        and(eq(occurrence.startsAt, after.startsAt), gt(occurrence.id, after.occurrenceId)),
      ),
    kind && eq(event.kind, kind),
    spoken === undefined ? undefined : arrayContains(event.languages, [spoken]),
    access && or(arrayContains(event.facts, [access]), arrayContains(venue.accessFacts, [access])),
  ]
}

/** What the public may know of the event. */
export function eventOf({ event: row }: DateRow): PublicEvent {
  const { id, slug, kind, format, title, outsideTitle, summary, texts, languages, facts } = row
  const { revision, createdAt, publishedAt } = row
  const words = { title, outsideTitle, summary, texts }
  const told = { languages, facts, revision, publishedAt: publishedAt ?? createdAt }
  return { id, slug, kind, format, ...words, ...told }
}

/** What the public may know of the date at this moment. */
export function dateOf(row: DateRow, now: Date): PublicDate {
  const { occurrence: when } = row
  const isShown =
    when.placeShown === 'always' && (!when.placeShownFromAt || when.placeShownFromAt <= now)
  return {
    occurrenceId: when.id,
    startsAt: when.startsAt,
    endsAt: when.endsAt,
    timeZone: when.timeZone,
    place: isShown ? placeOfDate(row) : null,
    placeComesLater: !isShown && (when.roomId !== null || Boolean(when.place)),
    isOnline: when.onlineUrl !== null,
    repliesOpenAt: when.repliesOpenAt,
    repliesCloseAt: when.repliesCloseAt,
    door: doorOf(when, now),
    ...publicRoom(when),
    revision: when.revision,
    cancelledAt: when.cancelledAt,
    placeShownFromAt: when.placeShownFromAt,
  }
}

function placeOfDate({
  occurrence: when,
  room: inRoom,
  venue: inVenue,
}: DateRow): PublicPlace | null {
  if (inRoom && inVenue) {
    const { address, directions, accessFacts } = inVenue
    return { name: placeOf(inRoom.name, inVenue.name), address, directions, accessFacts }
  }
  return when.place ? { name: when.place, address: '', directions: '', accessFacts: [] } : null
}
