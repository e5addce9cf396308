import { and, desc, eq } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { event, occurrence } from '#db/schema/index.ts'
import { searchForm } from '../names.ts'

export interface EventNamed {
  id: string
  title: string
  /** The latest of its dates. */
  startsAt: Date
  timeZone: string
}

/** Events whose title holds every word that was typed, in any spelling; the latest first. */
export async function findEventsNamed(
  db: Database,
  { councilId, q, atMost }: { councilId: string; q: string; atMost: number },
): Promise<EventNamed[]> {
  const words = searchForm(q).split(' ').filter(Boolean)
  if (words.length === 0) return []
  return inCouncil(db, councilId, async (tx) => {
    // A council has hundreds of events, not thousands: their titles are folded here, alike on every database.
    const rows = await tx
      .select({
        id: event.id,
        title: event.title,
        startsAt: occurrence.startsAt,
        timeZone: occurrence.timeZone,
      })
      .from(event)
      .innerJoin(
        occurrence,
        and(eq(occurrence.councilId, event.councilId), eq(occurrence.eventId, event.id)),
      )
      .where(eq(event.councilId, councilId))
      .orderBy(desc(occurrence.startsAt), desc(occurrence.id))
    const found = new Map<string, EventNamed>()
    for (const row of rows) {
      const title = searchForm(row.title)
      if (!found.has(row.id) && words.every((word) => title.includes(word))) found.set(row.id, row)
      if (found.size === atMost) break
    }
    return [...found.values()]
  })
}
