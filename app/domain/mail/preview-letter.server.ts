import { and, eq } from 'drizzle-orm'
import type { ComposedLetter } from '#emails/letter-data.ts'
import { inCouncil, type Database } from '#db/client.server.ts'
import { room, venue } from '#db/schema/index.ts'
import type { DateOfEvent } from '../events/date-of-event.ts'
import { previewLetter, type Previewed } from './compose.server.ts'
import { readHeldAt, type HeldAt } from './letter-held.server.ts'
import { letterLocale, type Writer } from './writer.ts'

/**
 * A letter about a date as guests of one language will get it, without a guest; undefined for no such date.
 *
 * @param becomes Of a move that is not done yet: what the date would become.
 * @param reason Of a move or a cancellation, in the officer's own words.
 */
export async function findPreview(
  db: Database,
  {
    writer,
    occurrenceId,
    tries,
    language,
    becomes,
    reason,
  }: {
    writer: Writer
    occurrenceId: string
    tries: Previewed['tries']
    language: string
    becomes?: DateOfEvent | undefined
    reason?: string | undefined
  },
): Promise<ComposedLetter | undefined> {
  const councilId = writer.council.id
  const locale = letterLocale(writer.council, language)
  return inCouncil(db, councilId, async (tx) => {
    const held = await readHeldAt(tx, { councilId, occurrenceId })
    if (!held) return undefined
    if (tries !== 'event_changed' || !becomes)
      return previewLetter(held, { tries, locale, reason }, writer)
    const moved = await heldAs(tx, held, becomes)
    return previewLetter(moved, { tries, locale, reason, before: held }, writer)
  })
}

async function heldAs(tx: Database, held: HeldAt, becomes: DateOfEvent): Promise<HeldAt> {
  const [there] = becomes.roomId
    ? await tx
        .select({ room, venue })
        .from(room)
        .innerJoin(venue, and(eq(venue.councilId, room.councilId), eq(venue.id, room.venueId)))
        .where(and(eq(room.councilId, held.event.councilId), eq(room.id, becomes.roomId)))
    : []
  return {
    event: held.event,
    occurrence: { ...held.occurrence, ...becomes },
    room: there?.room ?? null,
    venue: there?.venue ?? null,
  }
}
