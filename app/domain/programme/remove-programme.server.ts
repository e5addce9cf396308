import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { collector, duty, link, programmeItem } from '#db/schema/index.ts'

interface Dates {
  councilId: string
  occurrenceIds: readonly string[]
}

/** Whether somebody was asked to be on duty at one of these dates, and still is to be. */
export async function isAnybodyAsked(
  tx: Database,
  { councilId, occurrenceIds }: Dates,
): Promise<boolean> {
  const [asked] = await tx
    .select({ id: duty.id })
    .from(duty)
    .where(
      and(
        eq(duty.councilId, councilId),
        inArray(duty.occurrenceId, [...occurrenceIds]),
        isNotNull(duty.askedAt),
        isNull(duty.removedAt),
      ),
    )
    .limit(1)
  return asked !== undefined
}

/** Delete running orders and duties with their dates, for dates that are deleted themselves. */
export async function removeProgramme(
  tx: Database,
  { councilId, occurrenceIds }: Dates,
): Promise<void> {
  const dates = [...occurrenceIds]
  const ofDates = and(eq(duty.councilId, councilId), inArray(duty.occurrenceId, dates))
  const duties = tx.select({ id: duty.id }).from(duty).where(ofDates)
  await tx.delete(link).where(and(eq(link.councilId, councilId), inArray(link.dutyId, duties)))
  await tx.delete(duty).where(ofDates)
  await tx
    .delete(programmeItem)
    .where(and(eq(programmeItem.councilId, councilId), inArray(programmeItem.occurrenceId, dates)))
  await tx
    .delete(collector)
    .where(and(eq(collector.councilId, councilId), inArray(collector.occurrenceId, dates)))
}
