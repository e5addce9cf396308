import { and, eq } from 'drizzle-orm'
import { wordsFor } from '#app/translations/translate.ts'
import type { Database } from '#db/client.server.ts'
import { council, event, occurrence, room, venue } from '#db/schema/index.ts'
import { instantToWall } from '../time.ts'
import {
  fillIn,
  looksOf,
  TINT_COLOURS,
  unbroken,
  type DesignContent,
  type PrintedFacts,
} from './certificate-design.ts'

export interface CeremonyFacts {
  eventId: string
  /** The day on the council's wall, `2027-06-26`. */
  ceremonyOn: string
  printed: PrintedFacts
}

/**
 * All that stands on a ceremony's certificates beside the names: the design, with the date, the place and
 * the council as they are now.
 *
 * @param origin Where codes are checked; `https://...` without a slash at the end.
 * @returns Undefined for an occurrence that this council has not, or that is no ceremony.
 */
export async function ceremonyFacts(
  tx: Database,
  {
    councilId,
    occurrenceId,
    content,
    origin,
  }: {
    councilId: string
    occurrenceId: string
    content: (eventId: string) => Promise<DesignContent>
    origin: string
  },
): Promise<CeremonyFacts | undefined> {
  const [found] = await tx
    .select({ occurrence, event, council, venueName: venue.name })
    .from(occurrence)
    .innerJoin(
      event,
      and(eq(event.councilId, occurrence.councilId), eq(event.id, occurrence.eventId)),
    )
    .innerJoin(council, eq(council.id, occurrence.councilId))
    .leftJoin(room, and(eq(room.councilId, occurrence.councilId), eq(room.id, occurrence.roomId)))
    .leftJoin(venue, and(eq(venue.councilId, room.councilId), eq(venue.id, room.venueId)))
    .where(and(eq(occurrence.councilId, councilId), eq(occurrence.id, occurrenceId)))
  if (!found || found.event.kind !== 'ceremony') return undefined
  const t = wordsFor('en')
  const { startsAt, timeZone } = found.occurrence
  const { name, theme, demo, deviceFileId } = found.council
  const design = await content(found.event.id)
  return {
    eventId: found.event.id,
    ceremonyOn: instantToWall(startsAt, timeZone).date,
    printed: {
      ...design,
      body: fillIn(design.body, {
        date: unbroken(t.date(startsAt, { timeZone, style: 'date' })),
        place: found.venueName ?? found.occurrence.place ?? name,
      }),
      council: name,
      colour: theme.ink,
      accent: theme.gold,
      paper: TINT_COLOURS[looksOf(design).tint],
      deviceFileId,
      statement: t('certificate.statement', { council: name }),
      specimen: demo ? t('certificate.specimen') : null,
      origin,
    },
  }
}
