import { and, eq, inArray, isNotNull, lt, or } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { honouree, occurrence } from '#db/schema/index.ts'
import { recordAudit } from '../records/audit.server.ts'

/** As long as what guests said they need: nobody acts on it any more. */
const KEPT_DAYS = 30

/**
 * Erase, a month after a ceremony, whether a child gives the hand and needs the way without steps: faith
 * and health can be read from them. Who was presented stays.
 *
 * @returns How many children it was erased of.
 */
export async function eraseStage(
  db: Database,
  { councilId, now }: { councilId: string; now: Date },
): Promise<number> {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000)
  return inCouncil(db, councilId, async (tx) => {
    const over = tx
      .select({ id: occurrence.id })
      .from(occurrence)
      .where(and(eq(occurrence.councilId, councilId), lt(occurrence.endsAt, before)))
    const erased = await tx
      .update(honouree)
      .set({ handshake: null, isStepFree: null })
      .where(
        and(
          eq(honouree.councilId, councilId),
          or(isNotNull(honouree.handshake), isNotNull(honouree.isStepFree)),
          inArray(honouree.occurrenceId, over),
        ),
      )
      .returning({ id: honouree.id })
    if (erased.length > 0)
      await recordAudit(tx, {
        councilId,
        actor: { kind: 'system', name: 'worker' },
        action: 'stage.erased',
        detail: { children: erased.length },
        now,
      })
    return erased.length
  })
}
