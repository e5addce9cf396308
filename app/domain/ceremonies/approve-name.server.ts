import { and, eq } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { certificate, nameProof } from '#db/schema/index.ts'
import { actorLabel, type Actor } from '../actor.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { isLive, unprintableOf } from './find-names.server.ts'
import { replaceInside } from './issue-certificates.server.ts'
import { newestProof } from './propose-name.server.ts'
import { lockHonouree } from './withdraw-honouree.server.ts'

export type ApproveNameRefusal =
  | 'unknown'
  | 'changed-meanwhile'
  | 'approved-already'
  | 'unprintable'

/**
 * Approve a name: from now on it is locked, and a certificate may be made from it. Where one was made
 * from an earlier version, it is replaced: its code then says so.
 *
 * @param occurrenceId The ceremony whose page was looked at, where one was: a child of another is unknown there.
 * @param revision The version that the officer looked at; a newer one is not approved unseen.
 */
export async function approveName(
  db: Database,
  {
    councilId,
    occurrenceId,
    honoureeId,
    revision,
    actor,
    now,
  }: {
    councilId: string
    occurrenceId?: string
    honoureeId: string
    revision: number
    actor: Actor
    now: Date
  },
): Promise<Result<{ certificateReplaced: boolean }, ApproveNameRefusal>> {
  return inCouncil(db, councilId, async (tx) => {
    const child = await lockHonouree(tx, { councilId, honoureeId })
    const proof = child && (await newestProof(tx, { councilId, honoureeId }))
    if (!proof || child.withdrawnAt) return refused('unknown')
    if (occurrenceId && child.occurrenceId !== occurrenceId) return refused('unknown')
    if (proof.revision !== revision) return refused('changed-meanwhile')
    if (proof.approvedAt) return refused('approved-already')
    if (unprintableOf(proof).length > 0) return refused('unprintable')
    await tx
      .update(nameProof)
      .set({ approvedAt: now, approvedBy: actorLabel(actor) })
      .where(and(eq(nameProof.councilId, councilId), eq(nameProof.id, proof.id)))
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'name.approved',
      subjectId: honoureeId,
      detail: { revision },
      now,
    })
    const [live] = await tx
      .select()
      .from(certificate)
      .where(
        and(eq(certificate.councilId, councilId), eq(certificate.honoureeId, honoureeId), isLive),
      )
    if (live) await replaceInside(tx, { councilId, live: [live], actor, now })
    return done({ certificateReplaced: live !== undefined })
  })
}

/**
 * Approve several names that an officer has looked at, each by itself: what was changed meanwhile, or
 * cannot be printed, stays open.
 *
 * @returns How many were approved, and how many stay open.
 */
export async function approveNames(
  db: Database,
  {
    councilId,
    occurrenceId,
    names,
    actor,
    now,
  }: {
    councilId: string
    occurrenceId: string
    names: { honoureeId: string; revision: number }[]
    actor: Actor
    now: Date
  },
): Promise<{ approved: number; left: number }> {
  let approved = 0
  for (const name of names) {
    const result = await approveName(db, { councilId, occurrenceId, ...name, actor, now })
    if (result.ok) approved += 1
  }
  return { approved, left: names.length - approved }
}
