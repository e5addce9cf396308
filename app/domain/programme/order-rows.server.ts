import { and, asc, count, desc, eq, isNull } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { event, honouree, occurrence, programmeItem } from '#db/schema/index.ts'
import type { EventKind } from '../events/kinds.ts'

export type ItemRow = typeof programmeItem.$inferSelect

export interface DateScope {
  councilId: string
  occurrenceId: string
}

export interface DateRow {
  eventId: string
  kind: EventKind
  startsAt: Date
  endsAt: Date
  timeZone: string
  bookedMinutes: number | null
  rolesNeeded: string[] | null
  cancelledAt: Date | null
}

const columns = {
  eventId: occurrence.eventId,
  kind: event.kind,
  startsAt: occurrence.startsAt,
  endsAt: occurrence.endsAt,
  timeZone: occurrence.timeZone,
  bookedMinutes: occurrence.bookedMinutes,
  rolesNeeded: occurrence.rolesNeeded,
  cancelledAt: occurrence.cancelledAt,
}

/** The date that a running order is of; undefined when this council has none such. */
export async function readDate(tx: Database, scope: DateScope): Promise<DateRow | undefined> {
  const [row] = await dateQuery(tx, scope)
  return row
}

/** The same, locked: whoever changes an order's places does so one after another. */
export async function lockDate(tx: Database, scope: DateScope): Promise<DateRow | undefined> {
  const [row] = await dateQuery(tx, scope).for('no key update', { of: occurrence })
  return row
}

function dateQuery(tx: Database, { councilId, occurrenceId }: DateScope) {
  return tx
    .select(columns)
    .from(occurrence)
    .innerJoin(
      event,
      and(eq(event.councilId, occurrence.councilId), eq(event.id, occurrence.eventId)),
    )
    .where(and(eq(occurrence.councilId, councilId), eq(occurrence.id, occurrenceId)))
}

/** The items of a date in their order, without those that were removed. */
export async function readItems(
  tx: Database,
  { councilId, occurrenceId }: DateScope,
): Promise<ItemRow[]> {
  return tx
    .select()
    .from(programmeItem)
    .where(
      and(
        eq(programmeItem.councilId, councilId),
        eq(programmeItem.occurrenceId, occurrenceId),
        isNull(programmeItem.removedAt),
      ),
    )
    .orderBy(desc(programmeItem.isBefore), asc(programmeItem.position), asc(programmeItem.id))
}

/** How many children a date honours. */
export async function countChildren(
  tx: Database,
  { councilId, occurrenceId }: DateScope,
): Promise<number> {
  const [row] = await tx
    .select({ many: count() })
    .from(honouree)
    .where(
      and(
        eq(honouree.councilId, councilId),
        eq(honouree.occurrenceId, occurrenceId),
        isNull(honouree.withdrawnAt),
      ),
    )
  return row?.many ?? 0
}

/** Write the places (and sides) of items that changed theirs. */
export async function writePlaces(
  tx: Database,
  councilId: string,
  before: readonly ItemRow[],
  after: ReadonlyArray<Pick<ItemRow, 'id' | 'isBefore' | 'fixedMinute'>>,
): Promise<void> {
  const was = new Map(before.map((row) => [row.id, row]))
  for (const [index, { id, isBefore, fixedMinute }] of after.entries()) {
    const row = was.get(id)
    const position = index + 1
    if (row && row.position === position && row.isBefore === isBefore) continue
    await tx
      .update(programmeItem)
      .set({ position, isBefore, fixedMinute })
      .where(and(eq(programmeItem.councilId, councilId), eq(programmeItem.id, id)))
  }
}
