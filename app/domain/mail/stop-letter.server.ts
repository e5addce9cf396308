import { and, eq } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { letter } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'

/**
 * Stop the letter about a withdrawn invitation in its two minutes. The invitation stays withdrawn: the
 * officer has another way to tell the party.
 *
 * @returns `gone` when the letter has gone out or was stopped already.
 */
export async function stopWithdrawnLetter(
  db: Database,
  {
    councilId,
    invitationId,
    actor,
    now,
  }: { councilId: string; invitationId: string; actor: Actor; now: Date },
): Promise<Result<undefined, 'gone'>> {
  return inCouncil(db, councilId, async (tx) => {
    const [stopped] = await tx
      .update(letter)
      .set({ state: 'cancelled', lastError: 'stopped' })
      .where(
        and(
          eq(letter.councilId, councilId),
          eq(letter.subjectId, invitationId),
          eq(letter.purpose, 'withdrawn'),
          eq(letter.state, 'queued'),
        ),
      )
      .returning({ id: letter.id })
    if (!stopped) return refused('gone')
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'letter.stopped',
      subjectId: invitationId,
      detail: { letter: stopped.id },
      now,
    })
    return done()
  })
}
