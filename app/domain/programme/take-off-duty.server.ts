import { and, eq, isNotNull } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { duty, occurrence } from '#db/schema/index.ts'
import { revokeDutyLink } from '../access/duty-links.server.ts'
import { done, refused, type Result } from '../result.ts'
import type { Deciding } from './change-order.server.ts'
import type { DutyRole } from './duty-roles.ts'
import { auditDuty, lockDuty } from './duty-rows.server.ts'
import { writeToDuties } from './write-to-duties.server.ts'

/** Take somebody off duty; whoever was asked is told, ten minutes later. */
export async function removeDuty(
  db: Database,
  given: Deciding & { dutyId: string },
): Promise<Result<undefined, 'unknown'>> {
  const { councilId, dutyId, now } = given
  return inCouncil(db, councilId, async (tx) => {
    const row = await lockDuty(tx, given)
    if (!row) return refused('unknown')
    if (row.askedAt && row.answer !== 'no')
      await writeToDuties(tx, { councilId, dutyIds: [dutyId], news: 'removed', now })
    await revokeDutyLink(tx, { councilId, dutyId, now })
    await tx
      .update(duty)
      .set({ removedAt: now })
      .where(and(eq(duty.councilId, councilId), eq(duty.id, dutyId)))
    await auditDuty(tx, given, 'duty.removed', { duty: dutyId, role: row.role })
    return done()
  })
}

/** Put somebody back; a letter that they are not needed does not go out any more. Their next has a new link. */
export async function restoreDuty(
  db: Database,
  given: Deciding & { dutyId: string },
): Promise<Result<undefined, 'unknown'>> {
  const { councilId, occurrenceId, dutyId, now } = given
  return inCouncil(db, councilId, async (tx) => {
    const [row] = await tx
      .update(duty)
      .set({ removedAt: null })
      .where(
        and(
          eq(duty.councilId, councilId),
          eq(duty.occurrenceId, occurrenceId),
          eq(duty.id, dutyId),
          isNotNull(duty.removedAt),
        ),
      )
      .returning({ askedAt: duty.askedAt, answer: duty.answer, role: duty.role })
    if (!row) return refused('unknown')
    if (row.askedAt && row.answer !== 'no')
      await writeToDuties(tx, { councilId, dutyIds: [dutyId], news: 'changed', now })
    await auditDuty(tx, given, 'duty.restored', { duty: dutyId, role: row.role })
    return done()
  })
}

/** Say which roles a date needs; null: those of its kind. */
export async function chooseRoles(
  db: Database,
  given: Deciding & { roles: readonly DutyRole[] | null },
): Promise<Result<undefined, 'unknown'>> {
  const { councilId, occurrenceId, roles } = given
  return inCouncil(db, councilId, async (tx) => {
    const [row] = await tx
      .update(occurrence)
      .set({ rolesNeeded: roles ? [...roles] : null })
      .where(and(eq(occurrence.councilId, councilId), eq(occurrence.id, occurrenceId)))
      .returning({ id: occurrence.id })
    if (!row) return refused('unknown')
    await auditDuty(tx, given, 'duty.roles-chosen', { roles: roles?.length ?? null })
    return done()
  })
}
