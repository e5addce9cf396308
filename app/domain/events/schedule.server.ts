import { inCouncil, type Database } from '#db/client.server.ts'
import { event } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { newId } from '../ids.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, type Refused, refused, type Result } from '../result.ts'
import type { DateOfEvent } from './date-of-event.ts'
import type { EventFields } from './event-fields.ts'
import { findClashes, type Clash } from './find-clashes.server.ts'
import { settleInitiative, type InitiativeChoice } from './initiatives.server.ts'
import { defaultQuestions, factsOf, type EventKind } from './kinds.ts'
import { MOST_OCCURRENCES, type RecurrenceRule } from './recurrence.ts'
import { freeSlug, roomsAreOurs, writeDates } from './write-dates.server.ts'

/** Something else has the room; say so, and ask whether it is meant. */
export interface RoomClash extends Refused<'room-clash'> {
  clashes: Clash[]
}

export interface EventScheduled {
  eventId: string
  occurrenceIds: string[]
}

/**
 * Schedule an event as a draft: nobody is written to and nobody sees it until it is published. Its kind
 * brings questions, letters and paper along.
 *
 * @param dates At least one, at most 60; of a series all, written out.
 * @param confirmed The officer has seen that a room is taken and means it.
 * @returns Refused with the clashes when a room is taken and nobody has confirmed it.
 */
export async function scheduleEvent(
  db: Database,
  {
    councilId,
    actor,
    now,
    kind,
    fields,
    dates,
    initiative = { id: '', name: '' },
    rule = null,
    confirmed = false,
  }: {
    councilId: string
    actor: Actor
    now: Date
    kind: EventKind
    fields: Pick<EventFields, 'title' | 'outsideTitle' | 'summary' | 'format'> &
      Partial<EventFields>
    dates: DateOfEvent[]
    initiative?: InitiativeChoice
    rule?: RecurrenceRule | null
    confirmed?: boolean
  },
): Promise<Result<EventScheduled, 'no-such-room' | 'no-dates' | 'too-many'> | RoomClash> {
  if (dates.length === 0) return refused('no-dates')
  if (dates.length > MOST_OCCURRENCES) return refused('too-many')
  return inCouncil(db, councilId, async (tx) => {
    if (!(await roomsAreOurs(tx, councilId, dates))) return refused('no-such-room')
    const clashes = confirmed ? [] : await findClashes(tx, { councilId, eventId: null, dates })
    if (clashes.length > 0) return { ok: false, reason: 'room-clash', clashes }
    const { visibility, letters, paper } = factsOf(kind)
    const eventId = newId()
    await tx.insert(event).values({
      visibility,
      questions: defaultQuestions(kind),
      letters: [...letters],
      paper: [...paper],
      ...fields,
      councilId,
      id: eventId,
      kind,
      slug: await freeSlug(tx, { councilId, title: fields.title, kind }),
      initiativeId: await settleInitiative(tx, { councilId, choice: initiative, actor, now }),
      recurrence: rule,
      createdAt: now,
    })
    const occurrenceIds = await writeDates(tx, { councilId, eventId, dates })
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'event.scheduled',
      subjectId: eventId,
      detail: { kind, dates: dates.length },
      now,
    })
    return done({ eventId, occurrenceIds })
  })
}
