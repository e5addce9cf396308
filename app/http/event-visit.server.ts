import type { Permission } from '#app/domain/access/permissions.ts'
import { findEventAtDesk, type EventAtDesk } from '#app/domain/events/find-event.server.ts'
import { freePlaces } from '#app/domain/events/places.ts'
import { rowId } from '#app/domain/ids.ts'
import { daysBetween } from '#app/domain/time.ts'
import type { EventFacts } from '#app/ui/desk/event-page.tsx'
import { notFound } from './answer.server.ts'
import { officer, type OfficerVisit } from './guard.server.ts'
import type { Asked } from './visit.server.ts'

export interface EventVisit extends OfficerVisit, EventAtDesk {
  /** What the page's head shows: give it to `EventPage`. */
  facts: EventFacts
}

/**
 * Let an officer in to one event's workspace. `?on=` names a date of a series.
 *
 * @throws To the sign-in page; 403; or 404 for an event of another council, as for one that never was.
 */
export async function eventVisit(
  asked: Asked & { params: { eventId?: string | undefined } },
  permission: Permission,
): Promise<EventVisit> {
  const here = await officer(asked, permission)
  const eventId = rowId.safeParse(asked.params.eventId)
  const on = rowId.safeParse(here.url.searchParams.get('on'))
  if (!eventId.success) throw notFound()
  const found = await findEventAtDesk(here.db, {
    councilId: here.council.id,
    eventId: eventId.data,
    occurrenceId: on.data,
    now: here.now,
  })
  if (!found) throw notFound()
  return Object.assign(here, found, { facts: factsFor(found, here.now) })
}

function factsFor(
  { event, occurrence, occurrences, where, maybePeople, waitingPeople, offeredPeople }: EventAtDesk,
  now: Date,
): EventFacts {
  const free = freePlaces(occurrence)
  return {
    id: event.id,
    kind: event.kind,
    title: event.title,
    state: occurrence.cancelledAt
      ? 'cancelled'
      : event.publishedAt
        ? occurrence.endsAt <= now
          ? 'over'
          : 'published'
        : 'draft',
    startsAt: occurrence.startsAt,
    timeZone: occurrence.timeZone,
    where,
    days: daysBetween(now, occurrence.startsAt, occurrence.timeZone),
    capacity: occurrence.capacity,
    coming: occurrence.placesTaken,
    reserved: occurrence.placesHeld,
    offered: offeredPeople,
    maybe: maybePeople,
    waiting: waitingPeople,
    free: Number.isFinite(free) ? free : null,
    on: occurrence.id,
    dates: occurrences.map(({ id, startsAt, cancelledAt }) => ({
      id,
      startsAt,
      isCancelled: cancelledAt !== null,
    })),
  }
}
