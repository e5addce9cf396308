import { and, eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { event, letter, occurrence, room, venue } from '#db/schema/index.ts'

export type LetterRow = typeof letter.$inferSelect

/** An occurrence with its place, as letters tell it. */
export interface HeldAt {
  event: typeof event.$inferSelect
  occurrence: typeof occurrence.$inferSelect
  room: typeof room.$inferSelect | null
  venue: typeof venue.$inferSelect | null
}

/** An occurrence with its event and place; undefined when this council has none such. */
export async function readHeldAt(
  tx: Database,
  { councilId, occurrenceId }: { councilId: string; occurrenceId: string },
): Promise<HeldAt | undefined> {
  const [row] = await tx
    .select({ occurrence, event, room, venue })
    .from(occurrence)
    .innerJoin(
      event,
      and(eq(event.councilId, occurrence.councilId), eq(event.id, occurrence.eventId)),
    )
    .leftJoin(room, and(eq(room.councilId, occurrence.councilId), eq(room.id, occurrence.roomId)))
    .leftJoin(venue, and(eq(venue.councilId, room.councilId), eq(venue.id, room.venueId)))
    .where(and(eq(occurrence.councilId, councilId), eq(occurrence.id, occurrenceId)))
  return row
}
