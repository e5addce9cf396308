import { and, eq, isNull } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { duty } from '#db/schema/index.ts'
import { recordAudit } from '../records/audit.server.ts'
import type { Deciding } from './change-order.server.ts'

/** The duty, locked; undefined for one of another date or council, or one that was removed. */
export async function lockDuty(
  tx: Database,
  { councilId, occurrenceId, dutyId }: Deciding & { dutyId: string },
): Promise<typeof duty.$inferSelect | undefined> {
  const [row] = await tx
    .select()
    .from(duty)
    .where(
      and(
        eq(duty.councilId, councilId),
        eq(duty.occurrenceId, occurrenceId),
        eq(duty.id, dutyId),
        isNull(duty.removedAt),
      ),
    )
    .for('update')
  return row
}

/** Write who decided what about the people on duty at a date: ids and roles, never a name. */
export async function auditDuty(
  tx: Database,
  { councilId, occurrenceId, actor, now }: Deciding,
  action: string,
  detail: Record<string, string | number | null>,
): Promise<void> {
  await recordAudit(tx, { councilId, actor, action, subjectId: occurrenceId, detail, now })
}
