import { and, eq, isNull } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { honouree } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { lockStage } from './arrange-stage.server.ts'
import type { StageOf } from './find-stage.server.ts'

/** What an officer notes about how one child comes on stage. */
export interface OnStageFacts {
  /** Null: nobody said. */
  handshake: boolean | null
  /** Null: as the family's reply says. */
  isStepFree: boolean | null
  /** The presenter's place in the list, from 1. */
  presenter: number | null
  byFirstName: boolean
}

/** Note how a child comes on stage. @returns Refused for a child of another ceremony. */
export async function setOnStage(
  db: Database,
  {
    councilId,
    occurrenceId,
    honoureeId,
    facts,
    actor,
    now,
  }: StageOf & { honoureeId: string; facts: OnStageFacts; actor: Actor; now: Date },
): Promise<Result<undefined, 'unknown'>> {
  return inCouncil(db, councilId, async (tx) => {
    await lockStage(tx, { councilId, occurrenceId })
    const [row] = await tx
      .update(honouree)
      .set(facts)
      .where(
        and(
          eq(honouree.councilId, councilId),
          eq(honouree.occurrenceId, occurrenceId),
          eq(honouree.id, honoureeId),
          isNull(honouree.withdrawnAt),
        ),
      )
      .returning({ id: honouree.id })
    if (!row) return refused('unknown')
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'honouree.on-stage',
      subjectId: honoureeId,
      now,
    })
    return done()
  })
}
