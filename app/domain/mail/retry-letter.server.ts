import { and, eq, inArray } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { letter } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'

/**
 * Send a letter that failed once more, to the address that the party has now; or one that was kept
 * while there was no mail server. It keeps its Message-ID.
 */
export async function retryLetter(
  db: Database,
  {
    councilId,
    letterId,
    actor,
    now,
  }: { councilId: string; letterId: string; actor: Actor; now: Date },
): Promise<Result<undefined, 'not-found' | 'not-failed'>> {
  return inCouncil(db, councilId, async (tx) => {
    const [row] = await tx
      .update(letter)
      .set({ state: 'queued', attempts: 0, sendAfter: now, lastError: null })
      .where(
        and(
          eq(letter.councilId, councilId),
          eq(letter.id, letterId),
          inArray(letter.state, ['failed', 'bounced', 'kept']),
        ),
      )
      .returning({ id: letter.id })
    if (!row)
      return refused((await isThere(tx, { councilId, letterId })) ? 'not-failed' : 'not-found')
    await recordAudit(tx, { councilId, actor, action: 'letter.retried', subjectId: letterId, now })
    return done()
  })
}

async function isThere(
  tx: Database,
  { councilId, letterId }: { councilId: string; letterId: string },
): Promise<boolean> {
  const found = await tx
    .select({ id: letter.id })
    .from(letter)
    .where(and(eq(letter.councilId, councilId), eq(letter.id, letterId)))
  return found.length > 0
}
