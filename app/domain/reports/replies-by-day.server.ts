import { sql } from 'drizzle-orm'
import { rowsOf, type Database } from '#db/client.server.ts'

/** Answers of one day, on the council's clock. */
export interface RepliesOfDate {
  occurrenceId: string
  /** `2027-06-01` */
  day: string
  coming: number
  notComing: number
}

/**
 * Parties' answers by day, in order; days without an answer are left out.
 *
 * Of several answers of one party on one day the last counts. Maybe is neither: its day stands with what
 * others said. The worker's promotions are no answers.
 */
export async function repliesByDay(
  tx: Database,
  {
    councilId,
    occurrenceIds,
    timeZone,
  }: { councilId: string; occurrenceIds: string[]; timeZone: string },
): Promise<RepliesOfDate[]> {
  if (occurrenceIds.length === 0) return []
  const ids = sql.join(
    occurrenceIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  )
  return rowsOf(
    tx,
    sql`select occurrence_id, day,
          count(*) filter (where answer = 'yes')::int as coming,
          count(*) filter (where answer = 'no')::int as not_coming
        from (
          select distinct on (c.invitation_id, 2) i.occurrence_id,
            to_char(c.at at time zone ${timeZone}, 'YYYY-MM-DD') as day, c.after ->> 'answer' as answer
          from reply_change c
          join invitation i on i.council_id = c.council_id and i.id = c.invitation_id
          where c.council_id = ${councilId} and i.occurrence_id in (${ids})
            and c.actor not like 'system:worker%'
          order by c.invitation_id, 2, c.revision desc
        ) last_of_day
        group by 1, 2 order by 2`,
    (row) => ({
      occurrenceId: String(row.occurrence_id),
      day: String(row.day),
      coming: Number(row.coming),
      notComing: Number(row.not_coming),
    }),
  )
}
