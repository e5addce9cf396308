import { inCouncil, type Database } from '#db/client.server.ts'
import type { Actor } from '../actor.ts'
import { refused, type Result } from '../result.ts'
import type { ProofRow } from './find-names.server.ts'
import {
  newestProof,
  proposeName,
  type ProposedName,
  type ProposeNameRefusal,
} from './propose-name.server.ts'
import { lockHonouree } from './withdraw-honouree.server.ts'

export type CorrectNameRefusal = Exclude<ProposeNameRefusal, 'reason-needed'> | 'approved-already'

/**
 * A guardian writes the name as it should be. An approved name is locked for them: from then on only an
 * officer changes it, with a reason.
 *
 * @param revision The newest version that the guardian saw.
 */
export async function correctName(
  db: Database,
  given: {
    councilId: string
    honoureeId: string
    revision: number
    proposed: Omit<ProposedName, 'reason'>
    actor: Actor
    now: Date
  },
): Promise<Result<ProofRow, CorrectNameRefusal>> {
  return inCouncil(db, given.councilId, async (tx) => {
    const child = await lockHonouree(tx, given)
    const newest = child && (await newestProof(tx, given))
    if (!newest || child.withdrawnAt) return refused('unknown')
    if (newest.approvedAt) return refused('approved-already')
    const written = await proposeName(tx, given)
    if (written.ok) return written
    const { reason } = written
    if (reason === 'reason-needed') throw new Error('Only an approved name asks for a reason')
    return refused(reason)
  })
}
