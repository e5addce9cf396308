import { and, asc, eq, gt, isNotNull } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { event, occurrence } from '#db/schema/index.ts'

/** What the city's calendar lists: published, public, not over. */
export async function listPublicEvents(
  db: Database,
  { councilId, now, locale }: { councilId: string; now: Date; locale: string },
) {
  return inCouncil(db, councilId, async (tx) => {
    const rows = await tx
      .select({ event, occurrence })
      .from(occurrence)
      .innerJoin(
        event,
        and(eq(event.councilId, occurrence.councilId), eq(event.id, occurrence.eventId)),
      )
      .where(
        and(
          eq(occurrence.councilId, councilId),
          eq(event.visibility, 'public'),
          isNotNull(event.publishedAt),
          gt(occurrence.endsAt, now),
        ),
      )
      .orderBy(asc(occurrence.startsAt), asc(occurrence.id))
      .limit(100)
    return rows.map((row) => ({
      occurrenceId: row.occurrence.id,
      slug: row.event.slug,
      title: row.event.texts[locale]?.title ?? row.event.title,
      startsAt: row.occurrence.startsAt,
      endsAt: row.occurrence.endsAt,
      timeZone: row.occurrence.timeZone,
    }))
  })
}
