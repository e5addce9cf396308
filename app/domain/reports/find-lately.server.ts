import { sql } from 'drizzle-orm'
import { rowsOf, type Database } from '#db/client.server.ts'

/** Something that happened to an event, as its row tells it. Names come from the rows of today, not from the record. */
export interface LatelyLine {
  id: string
  action: string
  at: Date
  /** Who did it, when it was an account. */
  by: string | null
  /** The party it is about. */
  party: string | null
  answer: string | null
  people: number | null
  capacityFrom: number | null
  capacityTo: number | null
  dates: number | null
}

/** What is worth telling; views and tick marks are not. */
const TOLD = [
  'event.scheduled',
  'event.copied',
  'event.published',
  'event.edited',
  'occurrence.added',
  'occurrence.moved',
  'occurrence.edited',
  'occurrence.cancelled',
  'reply.changed',
  'reply.overridden',
  'reply.promoted',
] as const
export type LatelyAction = (typeof TOLD)[number]

const LINES = 8

/** What happened to an event and to the answers of one date of it, the latest first. */
export async function findLately(
  tx: Database,
  {
    councilId,
    eventId,
    occurrenceId,
  }: { councilId: string; eventId: string; occurrenceId: string },
): Promise<LatelyLine[]> {
  const actions = sql.join(
    TOLD.map((action) => sql`${action}`),
    sql`, `,
  )
  return rowsOf(
    tx,
    sql`select a.id, a.action, a.at, a.detail, acc.name as by, p.label as party
        from audit_entry a
        left join invitation i on i.council_id = a.council_id and i.id = a.subject_id
        left join party p on p.council_id = i.council_id and p.id = i.party_id
        left join account acc on acc.council_id = a.council_id and a.actor = 'account:' || acc.id::text
        where a.council_id = ${councilId} and a.action in (${actions})
          and (a.subject_id = ${eventId} or a.subject_id in (
            select id from invitation where council_id = ${councilId} and occurrence_id = ${occurrenceId}))
        order by a.at desc, a.id desc limit ${LINES}`,
    (row) => {
      const detail: unknown = row.detail
      const number = (name: string) => {
        const value: unknown = Reflect.get(Object(detail), name)
        return typeof value === 'number' ? value : null
      }
      const answer: unknown = Reflect.get(Object(detail), 'answer')
      return {
        id: String(row.id),
        action: String(row.action),
        at: row.at instanceof Date ? row.at : new Date(String(row.at)),
        by: row.by === null ? null : String(row.by),
        party: row.party === null ? null : String(row.party),
        answer: typeof answer === 'string' ? answer : null,
        people: number('people'),
        capacityFrom: number('capacityFrom'),
        capacityTo: number('capacityTo'),
        dates: number('dates'),
      }
    },
  )
}
