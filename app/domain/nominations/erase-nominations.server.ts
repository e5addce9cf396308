import { and, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { nomination } from '#db/schema/index.ts'
import { ERASED_NAME } from '../ceremonies/erased-name.ts'
import { recordAudit } from '../records/audit.server.ts'

/** So long after the ceremony, or after it was withdrawn or declined, it is still known who was nominated. */
export const NOMINATION_DAYS = 30

const EMPTIED = {
  childName: ERASED_NAME,
  printedName: null,
  knownAs: null,
  guardianName: null,
  guardianEmail: null,
  guardianPhone: null,
  school: null,
  nameSearch: '',
  declinedReason: null,
}

/**
 * Erase who was nominated, and by whom they can be reached, once it is of no use. That there was a
 * nomination, from whom and what became of it, stays and is counted.
 *
 * @returns How many were erased.
 */
export async function eraseNominations(
  db: Database,
  { councilId, now }: { councilId: string; now: Date },
): Promise<number> {
  const before = new Date(now.getTime() - NOMINATION_DAYS * 86_400_000)
  return inCouncil(db, councilId, async (tx) => {
    const erased = await tx
      .update(nomination)
      .set({ ...EMPTIED, erasedAt: now })
      .where(
        and(
          eq(nomination.councilId, councilId),
          isNull(nomination.erasedAt),
          or(
            lt(nomination.withdrawnAt, before),
            lt(nomination.declinedAt, before),
            sql`(select max(o.ends_at) from occurrence o where o.council_id = ${nomination.councilId} and o.event_id = ${nomination.eventId}) < ${before.toISOString()}`,
          ),
        ),
      )
      .returning({ id: nomination.id })
    if (erased.length > 0)
      await recordAudit(tx, {
        councilId,
        actor: { kind: 'system', name: 'worker' },
        action: 'nominations.erased',
        detail: { nominations: erased.length },
        now,
      })
    return erased.length
  })
}

/** Erase what nominators wrote of children who are forgotten. */
export async function eraseNominationsOf(
  tx: Database,
  { councilId, honoureeIds, now }: { councilId: string; honoureeIds: readonly string[]; now: Date },
): Promise<void> {
  const theirs = tx
    .select({ id: nomination.id })
    .from(nomination)
    .where(
      and(eq(nomination.councilId, councilId), inArray(nomination.honoureeId, [...honoureeIds])),
    )
  await tx
    .update(nomination)
    .set({ ...EMPTIED, erasedAt: now })
    .where(
      and(
        eq(nomination.councilId, councilId),
        or(inArray(nomination.id, theirs), inArray(nomination.sameAsId, theirs)),
      ),
    )
}
