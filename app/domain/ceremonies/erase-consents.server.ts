import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { consent } from '#db/schema/index.ts'
import { actorLabel, type Actor } from '../actor.ts'

/**
 * Forget what was said about photographs of people who are erased. What they said, as guardians, of a
 * child who stays known is withdrawn: nobody is left who stands by it.
 *
 * @param personIds People whose records are emptied; the database refuses to forget it of others.
 */
export async function eraseConsents(
  tx: Database,
  {
    councilId,
    personIds,
    actor,
    now,
  }: { councilId: string; personIds: readonly string[]; actor: Actor; now: Date },
): Promise<void> {
  if (personIds.length === 0) return
  await tx
    .delete(consent)
    .where(and(eq(consent.councilId, councilId), inArray(consent.personId, [...personIds])))
  await tx
    .update(consent)
    .set({ withdrawnAt: now, withdrawnBy: actorLabel(actor) })
    .where(
      and(
        eq(consent.councilId, councilId),
        inArray(consent.givenById, [...personIds]),
        isNull(consent.withdrawnAt),
      ),
    )
}
