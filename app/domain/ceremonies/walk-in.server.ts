import { and, eq } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { honouree, nameProof } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { done, refused, type Result } from '../result.ts'
import { addHonouree } from './add-honouree.server.ts'
import { lockStage } from './arrange-stage.server.ts'
import { findStage, type StageOf } from './find-stage.server.ts'
import { nextBlankCard } from './stage.ts'

export type WalkInRefusal = 'unknown' | 'not-a-name' | 'no-blank-card'

/**
 * Take in a child who came without being on the list: with the next blank card, at the end of the row.
 * The name is read out as it was said at the door; a certificate waits until it is approved.
 *
 * @returns The letter of the card.
 */
export async function walkIn(
  db: Database,
  {
    councilId,
    occurrenceId,
    child: { name, knownAs, pronunciation },
    actor,
    now,
  }: StageOf & {
    child: { name: string; knownAs: string | null; pronunciation: string | null }
    actor: Actor
    now: Date
  },
): Promise<Result<string, WalkInRefusal>> {
  const where = { councilId, occurrenceId }
  return inCouncil(db, councilId, async (tx) => {
    if (!(await lockStage(tx, where))) return refused('unknown')
    const { settings, children, givenCards } = await findStage(tx, where)
    const card = nextBlankCard(settings.blankCards, givenCards)
    if (!card) return refused('no-blank-card')
    const added = await addHonouree(tx, { ...where, child: { name, knownAs }, actor, now })
    if (!added.ok) return refused(added.reason === 'not-a-name' ? 'not-a-name' : 'unknown')
    const last = Math.max(children.length, ...children.map(({ place }) => place ?? 0))
    await tx
      .update(honouree)
      // By hand: whoever came last is called last, whatever the name.
      .set({ card, stagePlace: last + 1, movedByHand: true })
      .where(and(eq(honouree.councilId, councilId), eq(honouree.id, added.value)))
    await tx
      .update(nameProof)
      .set({ pronunciation })
      .where(and(eq(nameProof.councilId, councilId), eq(nameProof.honoureeId, added.value)))
    return done(card)
  })
}
