import { and, eq, exists, inArray, isNotNull, lt, or, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { inCouncil, type Database } from '#db/client.server.ts'
import { collector, duty, link, occurrence, programmeItem } from '#db/schema/index.ts'
import { recordAudit } from '../records/audit.server.ts'

/** Who may collect a child is known until the day after. */
export const COLLECTOR_DAYS = 1
/** What somebody on duty wrote is read for so long after the date. */
export const DUTY_MESSAGE_DAYS = 30
/** Who did what is known for thirteen months, so that next year's date can begin from it. */
export const DUTY_DAYS = 396
/** What was removed can be brought back for so long. */
export const REMOVED_DAYS = 7

/**
 * Erase who may collect children, what people on duty wrote, and later who they were, once it is of no
 * use. Running orders stay, without names.
 *
 * @returns How many rows were erased or emptied.
 */
export async function eraseProgramme(
  db: Database,
  { councilId, now }: { councilId: string; now: Date },
): Promise<number> {
  return inCouncil(db, councilId, async (tx) => {
    const over = (columns: { councilId: PgColumn; occurrenceId: PgColumn }, days: number): SQL =>
      exists(
        tx
          .select({ id: occurrence.id })
          .from(occurrence)
          .where(
            and(
              eq(occurrence.councilId, columns.councilId),
              eq(occurrence.id, columns.occurrenceId),
              lt(occurrence.endsAt, daysBefore(now, days)),
            ),
          ),
      )
    const longRemoved = daysBefore(now, REMOVED_DAYS)
    const collectors = await tx
      .delete(collector)
      .where(
        and(
          eq(collector.councilId, councilId),
          or(over(collector, COLLECTOR_DAYS), lt(collector.removedAt, longRemoved)),
        ),
      )
      .returning({ id: collector.id })
    const messages = await tx
      .update(duty)
      .set({ message: null })
      .where(
        and(eq(duty.councilId, councilId), isNotNull(duty.message), over(duty, DUTY_MESSAGE_DAYS)),
      )
      .returning({ id: duty.id })
    const duties = await eraseDuties(
      tx,
      councilId,
      or(over(duty, DUTY_DAYS), lt(duty.removedAt, longRemoved)),
    )
    const items = await tx
      .delete(programmeItem)
      .where(and(eq(programmeItem.councilId, councilId), lt(programmeItem.removedAt, longRemoved)))
      .returning({ id: programmeItem.id })
    const names = await tx
      .update(programmeItem)
      .set({ who: null, notes: null })
      .where(
        and(
          eq(programmeItem.councilId, councilId),
          or(isNotNull(programmeItem.who), isNotNull(programmeItem.notes)),
          over(programmeItem, DUTY_DAYS),
        ),
      )
      .returning({ id: programmeItem.id })
    const detail = {
      collectors: collectors.length,
      messages: messages.length,
      duties,
      items: items.length,
      names: names.length,
    }
    const erased = Object.values(detail).reduce((sum, count) => sum + count, 0)
    if (erased > 0)
      await recordAudit(tx, {
        councilId,
        actor: { kind: 'system', name: 'worker' },
        action: 'programme.erased',
        detail,
        now,
      })
    return erased
  })
}

const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * 86_400_000)

async function eraseDuties(
  tx: Database,
  councilId: string,
  which: SQL | undefined,
): Promise<number> {
  const due = await tx
    .select({ id: duty.id })
    .from(duty)
    .where(and(eq(duty.councilId, councilId), which))
  if (due.length === 0) return 0
  const ids = due.map(({ id }) => id)
  await tx.delete(link).where(and(eq(link.councilId, councilId), inArray(link.dutyId, ids)))
  await tx.delete(duty).where(and(eq(duty.councilId, councilId), inArray(duty.id, ids)))
  return due.length
}
