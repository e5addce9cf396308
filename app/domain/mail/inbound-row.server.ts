import { and, eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { inboundMessage } from '#db/schema/index.ts'
import { recordAudit } from '../records/audit.server.ts'
import type { InboundDecision, InboundReason } from './inbound.ts'

export type InboundRow = typeof inboundMessage.$inferSelect

/**
 * Write a message down, once. Somebody who takes the same message at the same moment waits here, and
 * then finds that it is there.
 *
 * @returns Its id; undefined when it came before.
 */
export async function noteInbound(
  tx: Database,
  row: Omit<typeof inboundMessage.$inferInsert, 'id' | 'decision'>,
): Promise<string | undefined> {
  const [noted] = await tx
    .insert(inboundMessage)
    .values({ ...row, decision: 'dropped' })
    .onConflictDoNothing()
    .returning({ id: inboundMessage.id })
  return noted?.id
}

/** Write down what became of a message that was just noted. */
export async function settleInbound(
  tx: Database,
  {
    councilId,
    id,
    decision,
    reason,
    invitationId,
    now,
  }: {
    councilId: string
    id: string
    decision: InboundDecision
    reason?: InboundReason | undefined
    invitationId: string | null
    now: Date
  },
): Promise<void> {
  await tx
    .update(inboundMessage)
    .set({ decision, reason: reason ?? null })
    .where(and(eq(inboundMessage.councilId, councilId), eq(inboundMessage.id, id)))
  await recordAudit(tx, {
    councilId,
    actor: { kind: 'system', name: 'worker' },
    action: `mail-in.${decision}`,
    subjectId: invitationId ?? id,
    detail: { message: id, ...(reason ? { reason } : {}) },
    now,
  })
}
