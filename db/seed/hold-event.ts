import type { DateOfEvent } from '#app/domain/events/date-of-event.ts'
import type { EventFields } from '#app/domain/events/event-fields.ts'
import { factsOf, type EventFormat, type EventKind } from '#app/domain/events/kinds.ts'
import { publishEvent } from '#app/domain/events/publish.server.ts'
import { scheduleEvent } from '#app/domain/events/schedule.server.ts'
import type { Result } from '#app/domain/result.ts'
import { addDays, instantToWall, wallTimeToInstant } from '#app/domain/time.ts'
import { inCouncil, type Database } from '#db/client.server.ts'
import { event, eventPartner } from '#db/schema/index.ts'
import { and, eq } from 'drizzle-orm'
import type { Ground } from './council.ts'
import type { PastEvent } from './history.ts'

const TIME_ZONE = 'Europe/London'

export interface EventToHold {
  kind: EventKind
  format: EventFormat
  fields: Pick<EventFields, 'title' | 'outsideTitle' | 'summary'> & Partial<EventFields>
  dates: DateOfEvent[]
  partners: PastEvent['partners']
  initiativeId?: string
  /** When an officer scheduled it. */
  now: Date
}

/** Schedule and publish an event as an officer would, with its partners. */
export async function holdEvent(
  db: Database,
  { councilId, officer, organisations }: Ground,
  given: EventToHold,
): Promise<{ eventId: string; occurrenceIds: string[] }> {
  const { kind, format, fields, dates, now } = given
  const visibility = fields.visibility ?? factsOf(kind).visibility
  const { eventId, occurrenceIds } = sure(
    await scheduleEvent(db, {
      councilId,
      actor: officer,
      now,
      kind,
      fields: { ...fields, format, visibility },
      dates,
      confirmed: true,
    }),
  )
  await inCouncil(db, councilId, async (tx) => {
    for (const [short, role] of given.partners) {
      const organisationId = organisations.get(short)
      if (!organisationId) throw new Error(`The demo has no organisation ${short}`)
      await tx.insert(eventPartner).values({ councilId, eventId, organisationId, role })
    }
    if (given.initiativeId) {
      await tx
        .update(event)
        .set({ initiativeId: given.initiativeId })
        .where(and(eq(event.councilId, councilId), eq(event.id, eventId)))
    }
  })
  sure(await publishEvent(db, { councilId, eventId, actor: officer, now }))
  return { eventId, occurrenceIds }
}

/** A date of an event by the wall clock of the city; replies close so many days before. */
export function dateAt(
  on: string,
  {
    from,
    until,
    closesDaysBefore = 7,
    ...where
  }: { from: string; until: string; closesDaysBefore?: number } & Partial<
    Pick<DateOfEvent, 'roomId' | 'place' | 'onlineUrl' | 'capacity' | 'placeShown'>
  >,
): DateOfEvent {
  const startsAt = instant(on, from)
  return {
    startsAt,
    endsAt: instant(on, until),
    timeZone: TIME_ZONE,
    roomId: null,
    place: null,
    onlineUrl: null,
    placeShown: 'always',
    placeShownFromAt: null,
    repliesOpenAt: null,
    repliesCloseAt: new Date(startsAt.getTime() - closesDaysBefore * 86_400_000),
    capacity: null,
    ...where,
  }
}

/** The first such weekday (1 Monday to 7 Sunday) at least so many days from now, as YYYY-MM-DD. */
export function weekdayAfter(now: Date, days: number, weekday: number): string {
  for (let ahead = days; ; ahead += 1) {
    const day = addDays(now, ahead, TIME_ZONE)
    const { date } = instantToWall(day, TIME_ZONE)
    if ((new Date(`${date}T12:00:00Z`).getUTCDay() || 7) === weekday) return date
  }
}

function instant(date: string, time: string): Date {
  return sure(wallTimeToInstant({ date, time, timeZone: TIME_ZONE }))
}

/** The demo is built through the same use-cases as everything; a refusal in it is a fault of ours. */
export function sure<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(`The demo was refused: ${result.reason}`)
  return result.value
}
