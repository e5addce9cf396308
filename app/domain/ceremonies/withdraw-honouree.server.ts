import { and, eq } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { honouree } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { revokeInside } from './revoke.server.ts'

/** A child's row, locked until the transaction ends: names and certificates of one child change one by one. */
export async function lockHonouree(
  tx: Database,
  { councilId, honoureeId }: { councilId: string; honoureeId: string },
): Promise<typeof honouree.$inferSelect | undefined> {
  const [row] = await tx
    .select()
    .from(honouree)
    .where(and(eq(honouree.councilId, councilId), eq(honouree.id, honoureeId)))
    .for('no key update')
  return row
}

/**
 * Take a child off a ceremony's list. The versions of the name stay; a certificate that was issued is
 * revoked, since its paper may be about.
 */
export async function withdrawHonouree(
  db: Database,
  {
    councilId,
    honoureeId,
    actor,
    now,
  }: { councilId: string; honoureeId: string; actor: Actor; now: Date },
): Promise<Result<{ certificateRevoked: boolean }, 'unknown' | 'withdrawn-already'>> {
  return inCouncil(db, councilId, async (tx) => {
    const row = await lockHonouree(tx, { councilId, honoureeId })
    if (!row) return refused('unknown')
    if (row.withdrawnAt) return refused('withdrawn-already')
    await tx
      .update(honouree)
      .set({ withdrawnAt: now })
      .where(and(eq(honouree.councilId, councilId), eq(honouree.id, honoureeId)))
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'honouree.withdrawn',
      subjectId: honoureeId,
      now,
    })
    const certificateRevoked = await revokeInside(tx, {
      councilId,
      honoureeId,
      reason: 'withdrawn',
      actor,
      now,
    })
    return done({ certificateRevoked })
  })
}
