import { and, eq, gt, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { event, occurrence, reminderRun } from '#db/schema/index.ts'
import type { Council } from '../councils/council.ts'
import { quietHoursOf } from './quiet-hours.ts'
import { planOf, type PlannedLetters } from './reminder-plan.ts'
import { MOST_DAYS, rulesOf } from './reminder-rules.ts'

/** No rule reaches back farther than this to the end of a date. */
const FARTHEST_MS = (MOST_DAYS + 31) * 86_400_000

/** A published date with its rules and what has become of them. */
export interface RuledOccurrence {
  occurrence: typeof occurrence.$inferSelect
  event: typeof event.$inferSelect
  runs: Array<typeof reminderRun.$inferSelect>
}

/** Published dates that rules may reach now, or the one that is asked for. */
export async function readRuled(
  tx: Database,
  {
    councilId,
    occurrenceId,
    now,
    lock = false,
  }: { councilId: string; occurrenceId?: string; now: Date; lock?: boolean },
): Promise<RuledOccurrence[]> {
  const found = tx
    .select({ occurrence, event })
    .from(occurrence)
    .innerJoin(
      event,
      and(eq(event.councilId, occurrence.councilId), eq(event.id, occurrence.eventId)),
    )
    .where(
      and(
        eq(occurrence.councilId, councilId),
        occurrenceId ? eq(occurrence.id, occurrenceId) : undefined,
        gt(occurrence.endsAt, new Date(now.getTime() - FARTHEST_MS)),
        isNull(occurrence.cancelledAt),
        isNotNull(event.publishedAt),
      ),
    )
  const rows = await (lock ? found.for('no key update', { of: occurrence }) : found)
  if (rows.length === 0) return []
  const runs = await tx
    .select()
    .from(reminderRun)
    .where(
      and(
        eq(reminderRun.councilId, councilId),
        inArray(
          reminderRun.occurrenceId,
          rows.map((row) => row.occurrence.id),
        ),
      ),
    )
  return rows.map((row) => ({
    ...row,
    runs: runs.filter((run) => run.occurrenceId === row.occurrence.id),
  }))
}

/** What the rules will still do about a date. */
export const planOfDate = (
  { occurrence: date, event: what, runs }: RuledOccurrence,
  council: Council,
  now: Date,
): PlannedLetters[] =>
  planOf(rulesOf(what.reminderRules), date, {
    publishedAt: what.publishedAt,
    quiet: quietHoursOf(council),
    runs,
    now,
  })
