import { and, eq, inArray, isNotNull, lt } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { need, occurrence, reply } from '#db/schema/index.ts'
import { recordAudit } from './audit.server.ts'

/** As every form says beside the question. */
const NEEDS_DAYS = 30

/**
 * Erase what guests said they need, and their messages, a month after the day: health and faith can be
 * read from them, and nobody acts on them any more. The dates are looked at anew each time, because they move.
 *
 * @returns How many needs were erased.
 */
export async function eraseNeeds(
  db: Database,
  { councilId, now }: { councilId: string; now: Date },
): Promise<number> {
  const before = new Date(now.getTime() - NEEDS_DAYS * 86_400_000)
  return inCouncil(db, councilId, async (tx) => {
    const over = tx
      .select({ id: occurrence.id })
      .from(occurrence)
      .where(and(eq(occurrence.councilId, councilId), lt(occurrence.endsAt, before)))
    const erased = await tx
      .delete(need)
      .where(and(eq(need.councilId, councilId), inArray(need.occurrenceId, over)))
      .returning({ id: need.id })
    const silenced = await tx
      .update(reply)
      .set({ message: null })
      .where(
        and(
          eq(reply.councilId, councilId),
          isNotNull(reply.message),
          inArray(reply.occurrenceId, over),
        ),
      )
      .returning({ id: reply.invitationId })
    if (erased.length + silenced.length > 0)
      await recordAudit(tx, {
        councilId,
        actor: { kind: 'system', name: 'worker' },
        action: 'needs.erased',
        detail: { needs: erased.length, messages: silenced.length },
        now,
      })
    return erased.length
  })
}
