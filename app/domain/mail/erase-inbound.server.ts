import { sql } from 'drizzle-orm'
import { inCouncil, rowsOf, type Database } from '#db/client.server.ts'
import { recordAudit } from '../records/audit.server.ts'

/** Who wrote, and what, is kept so long after it was decided, or after the date that it was about. */
export const INBOUND_DAYS = 30

/**
 * Erase sender and words of messages that are done with. That a message came stays, so that it does nothing
 * when it comes again.
 *
 * @returns How many were erased.
 */
export async function eraseInbound(
  db: Database,
  { councilId, now }: { councilId: string; now: Date },
): Promise<number> {
  const before = new Date(now.getTime() - INBOUND_DAYS * 86_400_000).toISOString()
  return inCouncil(db, councilId, async (tx) => {
    const erased = await rowsOf(
      tx,
      sql`update inbound_message m
        set sender = null, excerpt = null,
          decision = case when decision = 'review' then 'dropped' else decision end,
          reason = case when decision = 'review' then 'over' else reason end
        where m.council_id = ${councilId} and (m.sender is not null or m.excerpt is not null or m.decision = 'review')
          and ((m.decision <> 'review' and coalesce(m.decided_at, m.at) < ${before}::timestamptz)
            or exists (select 1 from invitation i
              join occurrence o on o.council_id = i.council_id and o.id = i.occurrence_id
              where i.council_id = m.council_id and i.id = m.invitation_id and o.ends_at < ${before}::timestamptz)
            or (m.invitation_id is null and m.at < ${before}::timestamptz))
        returning m.id`,
      (row) => ({ id: String(row.id) }),
    )
    if (erased.length > 0)
      await recordAudit(tx, {
        councilId,
        actor: { kind: 'system', name: 'worker' },
        action: 'mail-in.erased',
        detail: { messages: erased.length },
        now,
      })
    return erased.length
  })
}
