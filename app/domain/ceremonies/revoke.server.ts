import { and, eq } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { certificate } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { isLive } from './find-names.server.ts'
import type { RevokeReason } from './ledger.ts'

/**
 * Declare a certificate void: whoever checks its code is told so. It stays in the ledger, and the child
 * may be issued another one.
 */
export async function revokeCertificate(
  db: Database,
  {
    councilId,
    certificateId,
    reason,
    actor,
    now,
  }: {
    councilId: string
    certificateId: string
    reason: RevokeReason
    actor: Actor
    now: Date
  },
): Promise<Result<undefined, 'unknown' | 'no-longer-valid'>> {
  return inCouncil(db, councilId, async (tx) => {
    const [found] = await tx
      .select({ id: certificate.id })
      .from(certificate)
      .where(and(eq(certificate.councilId, councilId), eq(certificate.id, certificateId)))
    if (!found) return refused('unknown')
    const revoked = await markRevoked(tx, { councilId, certificateId, reason, actor, now })
    return revoked ? done() : refused('no-longer-valid')
  })
}

/** Revoke what was issued to a child, if anything, in the transaction of what makes it void. */
export async function revokeInside(
  tx: Database,
  {
    councilId,
    honoureeId,
    ...how
  }: { councilId: string; honoureeId: string; reason: RevokeReason; actor: Actor; now: Date },
): Promise<boolean> {
  const [live] = await tx
    .select({ id: certificate.id })
    .from(certificate)
    .where(
      and(eq(certificate.councilId, councilId), eq(certificate.honoureeId, honoureeId), isLive),
    )
  return live ? markRevoked(tx, { councilId, certificateId: live.id, ...how }) : false
}

async function markRevoked(
  tx: Database,
  {
    councilId,
    certificateId,
    reason,
    actor,
    now,
  }: {
    councilId: string
    certificateId: string
    reason: RevokeReason
    actor: Actor
    now: Date
  },
): Promise<boolean> {
  const revoked = await tx
    .update(certificate)
    .set({ revokedAt: now })
    .where(and(eq(certificate.councilId, councilId), eq(certificate.id, certificateId), isLive))
    .returning({ id: certificate.id })
  if (revoked.length === 0) return false
  await recordAudit(tx, {
    councilId,
    actor,
    action: 'certificate.revoked',
    subjectId: certificateId,
    detail: { reason },
    now,
  })
  return true
}
