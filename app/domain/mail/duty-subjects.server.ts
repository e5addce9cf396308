import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { duty, link, person } from '#db/schema/index.ts'
import { readHeldAt, type HeldAt, type LetterRow } from './letter-held.server.ts'

/** Somebody on duty, and when and where. */
export interface DutySubject extends HeldAt {
  about: 'duty'
  duty: typeof duty.$inferSelect
  contact: typeof person.$inferSelect
  /** Their link; null where it was revoked. */
  link: typeof link.$inferSelect | null
}

/** What letters to people on duty are about, as the rows are now. @returns By the letter's id. */
export async function readDutySubjects(
  tx: Database,
  councilId: string,
  letters: LetterRow[],
): Promise<Array<[string, DutySubject]>> {
  if (letters.length === 0) return []
  const rows = await tx
    .select({ duty, contact: person, link })
    .from(duty)
    .innerJoin(person, and(eq(person.councilId, duty.councilId), eq(person.id, duty.personId)))
    .leftJoin(
      link,
      and(eq(link.councilId, duty.councilId), eq(link.dutyId, duty.id), isNull(link.revokedAt)),
    )
    .where(
      and(
        eq(duty.councilId, councilId),
        inArray(
          duty.id,
          letters.map((one) => one.subjectId),
        ),
      ),
    )
  const dates = new Map<string, HeldAt>()
  for (const occurrenceId of new Set(rows.map((row) => row.duty.occurrenceId))) {
    const held = await readHeldAt(tx, { councilId, occurrenceId })
    if (held) dates.set(occurrenceId, held)
  }
  return letters.flatMap((one): Array<[string, DutySubject]> => {
    const row = rows.find(({ duty: { id } }) => id === one.subjectId)
    const held = row && dates.get(row.duty.occurrenceId)
    return held ? [[one.id, { about: 'duty', ...row, ...held }]] : []
  })
}
