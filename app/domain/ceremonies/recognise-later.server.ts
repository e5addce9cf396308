import { and, eq, isNull } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { honouree } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import type { RecognisedLater } from './stage.ts'

/**
 * Note how the certificate reached a child who was not on stage, or that it did not after all (`null`).
 *
 * @returns Refused for a child of another ceremony, and for one who was presented.
 */
export async function recogniseLater(
  db: Database,
  {
    councilId,
    occurrenceId,
    honoureeId,
    how,
    actor,
    now,
  }: {
    councilId: string
    occurrenceId: string
    honoureeId: string
    how: RecognisedLater | null
    actor: Actor
    now: Date
  },
): Promise<Result<undefined, 'unknown'>> {
  return inCouncil(db, councilId, async (tx) => {
    const [row] = await tx
      .update(honouree)
      .set({ recognisedHow: how, recognisedAt: how ? now : null })
      .where(
        and(
          eq(honouree.councilId, councilId),
          eq(honouree.id, honoureeId),
          eq(honouree.occurrenceId, occurrenceId),
          isNull(honouree.withdrawnAt),
          isNull(honouree.presentedAt),
        ),
      )
      .returning({ id: honouree.id })
    if (!row) return refused('unknown')
    await recordAudit(tx, {
      councilId,
      actor,
      action: how ? `honouree.${how}` : 'honouree.not-recognised',
      subjectId: honoureeId,
      now,
    })
    return done()
  })
}
