import { newId } from '#app/domain/ids.ts'
import { inCouncil, type Database } from '#db/client.server.ts'
import { initiative } from '#db/schema/index.ts'
import type { Ground } from './council.ts'
import { PAST_EVENTS, type PastEvent } from './history.ts'
import { dateAt, holdEvent } from './hold-event.ts'

const WEEK_MS = 7 * 86_400_000

/** A past event as it was held. */
export interface Held {
  given: PastEvent
  eventId: string
  occurrenceIds: string[]
  /** When it was scheduled, six weeks before. */
  scheduledAt: Date
}

/** The city's past events, each as of its own time. */
export async function seedPast(db: Database, ground: Ground): Promise<Held[]> {
  const initiatives = await seedInitiatives(db, ground.councilId)
  const held: Held[] = []
  for (const given of PAST_EVENTS) {
    const dates = datesOf(given, ground)
    const [first] = dates
    if (!first) continue
    const scheduledAt = new Date(first.startsAt.getTime() - 6 * WEEK_MS)
    const initiativeId = given.initiative && initiatives.get(given.initiative)
    const written = await holdEvent(db, ground, {
      kind: given.kind,
      format: given.format,
      fields: {
        title: given.title,
        outsideTitle: given.outsideTitle,
        summary: given.summary,
        ...(given.visibility ? { visibility: given.visibility } : {}),
      },
      dates,
      partners: given.partners,
      ...(initiativeId ? { initiativeId } : {}),
      now: scheduledAt,
    })
    held.push({ given, ...written, scheduledAt })
  }
  return held
}

function datesOf(
  { on, from, until, times = 1, room, place, online, capacity }: PastEvent,
  { rooms }: Ground,
) {
  return Array.from({ length: times }, (_, week) => {
    const day = new Date(Date.parse(`${on}T12:00:00Z`) + week * WEEK_MS).toISOString().slice(0, 10)
    return dateAt(day, {
      from,
      until,
      roomId: room ? rooms[room] : null,
      place: place ?? null,
      onlineUrl: online ?? null,
      capacity: capacity ?? null,
    })
  })
}

async function seedInitiatives(db: Database, councilId: string): Promise<Map<string, string>> {
  const names = [...new Set(PAST_EVENTS.flatMap(({ initiative: name }) => (name ? [name] : [])))]
  const ids = new Map(names.map((name) => [name, newId()]))
  await inCouncil(db, councilId, (tx) =>
    tx.insert(initiative).values([...ids].map(([name, id]) => ({ councilId, id, name }))),
  )
  return ids
}
