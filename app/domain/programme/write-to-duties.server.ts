import { and, eq, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { council, duty, occurrence, person } from '#db/schema/index.ts'
import { giveDutyLinks } from '../access/duty-links.server.ts'
import { postLetters } from '../mail/outbox.server.ts'
import type { DutyNews } from './duty-news.ts'

/** A letter about being taken off waits so long: until then it can be undone. */
export const UNDO_MINUTES = 10

/**
 * Put a letter to each of these people in the outbox; whoever has no address is to be rung. Their calendar
 * entries move on with it.
 *
 * @returns How many letters are new.
 */
export async function writeToDuties(
  tx: Database,
  {
    councilId,
    dutyIds,
    news,
    now,
  }: { councilId: string; dutyIds: readonly string[]; news: DutyNews; now: Date },
): Promise<number> {
  if (dutyIds.length === 0) return 0
  await giveDutyLinks(tx, { councilId, dutyIds, now })
  const rows = await tx
    .update(duty)
    .set({ writtenAt: now, calendarSequence: sql`${duty.calendarSequence} + 1` })
    .from(person)
    .where(
      and(
        eq(duty.councilId, councilId),
        inArray(duty.id, [...dutyIds]),
        eq(person.councilId, duty.councilId),
        eq(person.id, duty.personId),
      ),
    )
    .returning({
      id: duty.id,
      occurrenceId: duty.occurrenceId,
      sequence: duty.calendarSequence,
      email: person.email,
      emailState: person.emailState,
      language: person.language,
    })
  const [sender] = await tx
    .select({ address: council.mailFromAddress })
    .from(council)
    .where(eq(council.id, councilId))
  const dates = await tx
    .select({ id: occurrence.id, eventId: occurrence.eventId })
    .from(occurrence)
    .where(
      and(
        eq(occurrence.councilId, councilId),
        inArray(occurrence.id, [...new Set(rows.map((row) => row.occurrenceId))]),
      ),
    )
  const eventOf = new Map(dates.map((date) => [date.id, date.eventId]))
  const waits = news === 'removed' ? UNDO_MINUTES * 60_000 : 0
  return postLetters(
    tx,
    rows.map((row) => {
      const eventId = eventOf.get(row.occurrenceId)
      return {
        councilId,
        purpose: 'duty' as const,
        subjectId: row.id,
        // The sequence never falls: each piece of news is one letter, for ever.
        occasion: `${news} ${row.sequence}`,
        ...(eventId ? { eventId } : {}),
        occurrenceId: row.occurrenceId,
        address: row.emailState === 'fine' ? row.email : null,
        language: row.language,
        sender: sender?.address ?? '',
        facts: { news },
        now,
        sendAfter: new Date(now.getTime() + waits),
      }
    }),
  )
}

/** Tell those who were asked, and have not said no, that their dates moved or do not take place. */
export async function tellDuties(
  tx: Database,
  {
    councilId,
    occurrenceIds,
    news,
    now,
  }: {
    councilId: string
    occurrenceIds: readonly string[]
    news: 'moved' | 'cancelled'
    now: Date
  },
): Promise<void> {
  if (occurrenceIds.length === 0) return
  const rows = await tx
    .select({ id: duty.id })
    .from(duty)
    .where(
      and(
        eq(duty.councilId, councilId),
        inArray(duty.occurrenceId, [...occurrenceIds]),
        isNotNull(duty.askedAt),
        isNull(duty.removedAt),
        or(isNull(duty.answer), ne(duty.answer, 'no')),
      ),
    )
  await writeToDuties(tx, { councilId, dutyIds: rows.map(({ id }) => id), news, now })
}
