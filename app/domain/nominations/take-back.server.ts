import { and, eq } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { honouree } from '#db/schema/index.ts'
import { withdrawHonouree } from '../ceremonies/withdraw-honouree.server.ts'
import { done, refused, type Result } from '../result.ts'
import { decide, rowsFor, type DecideAsked } from './decide.server.ts'
import { stateOf } from './nomination.ts'

/** Decline a nomination; the nominator reads why. */
export async function declineNomination(
  db: Database,
  { reason, ...asked }: DecideAsked & { reason: string },
): Promise<Result<undefined, 'unknown' | 'decided'>> {
  return inCouncil(db, asked.councilId, async (tx) => {
    const found = await rowsFor(tx, asked)
    if (!found) return refused('unknown')
    const state = stateOf(found.row)
    if (state !== 'received' && state !== 'same') return refused('decided')
    const end = { declinedAt: asked.now, declinedReason: reason }
    await decide(tx, asked, found.row.id, end, 'nomination.declined')
    return done()
  })
}

/**
 * Take a decision back: declined or withdrawn becomes received again; an accepted child leaves the
 * ceremony's list, and is the same child when accepted anew. The family's invitation stays as it is.
 */
export async function takeBack(
  db: Database,
  asked: DecideAsked,
): Promise<Result<{ left: boolean }, 'unknown'>> {
  return inCouncil(db, asked.councilId, async (tx) => {
    const found = await rowsFor(tx, asked)
    if (!found) return refused('unknown')
    const { row } = found
    const { councilId, actor, now } = asked
    const back = { declinedAt: null, declinedReason: null, withdrawnAt: null }
    if (!row.honoureeId) {
      await decide(tx, asked, row.id, back, 'nomination.taken-back')
      return done({ left: false })
    }
    const { honoureeId } = row
    await withdrawHonouree(tx, { councilId, honoureeId, actor, now })
    const [child] = await tx
      .select({ id: honouree.personId })
      .from(honouree)
      .where(and(eq(honouree.councilId, councilId), eq(honouree.id, honoureeId)))
    const set = { honoureeId: null, childId: child?.id ?? null }
    await decide(tx, asked, row.id, set, 'nomination.taken-back')
    return done({ left: true })
  })
}
