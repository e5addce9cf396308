import { sql } from 'drizzle-orm'
import { rowsOf, type Database } from '#db/client.server.ts'
import { findTakeDowns } from '../ceremonies/find-photo-lists.server.ts'
import { findDatesInWork } from './find-dates-in-work.server.ts'
import type { Need } from './needs.ts'

/**
 * Ceremonies of which photographs have to be taken down, because less is allowed than when they were
 * taken: at once, however long the day is past. One query where there is none.
 */
export async function findTakeDownNeeds(
  tx: Database,
  { councilId, now }: { councilId: string; now: Date },
): Promise<Need[]> {
  const dates = await rowsOf(
    tx,
    sql`select distinct h.occurrence_id as id from consent c
      join honouree h on h.council_id = c.council_id and h.person_id = c.person_id
        and h.withdrawn_at is null
      join occurrence o on o.council_id = h.council_id and o.id = h.occurrence_id
        and o.event_id = c.event_id
      where c.council_id = ${councilId} and o.starts_at <= ${now.toISOString()}::timestamptz
        and coalesce(c.withdrawn_at, c.at) > greatest(o.starts_at, h.photos_cleared_at)`,
    (row) => ({ occurrenceId: String(row.id) }),
  )
  const needs: Need[] = []
  for (const { occurrenceId } of dates) {
    const children = await findTakeDowns(tx, { councilId, occurrenceId, now })
    const [date] = await findDatesInWork(tx, councilId, { occurrenceId })
    if (!date || children.length === 0) continue
    needs.push({
      id: `photographs-${occurrenceId}`,
      kind: 'photographs',
      count: children.length,
      dueAt: now,
      urgency: 'today',
      date,
    })
  }
  return needs
}
