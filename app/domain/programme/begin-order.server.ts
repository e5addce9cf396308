import { and, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { event, occurrence, programmeItem } from '#db/schema/index.ts'
import { newId } from '../ids.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { writeItems, type Deciding } from './change-order.server.ts'
import type { ItemFacts } from './item.form.ts'
import { lockDate, readItems, type DateScope, type ItemRow } from './order-rows.server.ts'
import { templateOf, type TemplateKey } from './templates.ts'

type BeginRefusal = 'unknown' | 'not-empty' | 'nothing-there'

/**
 * Begin a running order with the template of its kind.
 *
 * @param title An item's title in the desk's words.
 * @returns How many items there are now; refused where some are there already.
 */
export async function beginFromTemplate(
  db: Database,
  given: Deciding & { title: (key: TemplateKey) => string },
): Promise<Result<number, BeginRefusal>> {
  return inCouncil(db, given.councilId, async (tx) => {
    const date = await lockDate(tx, given)
    if (!date) return refused('unknown')
    const items = templateOf(date.kind).map((item): ItemFacts => ({
      kind: item.kind,
      title: given.title(item.key),
      isBefore: item.isBefore ?? false,
      minutes: item.minutes,
      secondsEach: item.secondsEach ?? null,
      fixedMinute: null,
      who: null,
      cue: null,
      notes: null,
      isPrinted: !item.isHidden,
    }))
    return begin(tx, given, items, { from: 'template' })
  })
}

/** Begin it with that of another date of the council, of whichever year. */
export async function beginFromDate(
  db: Database,
  given: Deciding & { fromOccurrenceId: string },
): Promise<Result<number, BeginRefusal>> {
  const { councilId, fromOccurrenceId } = given
  return inCouncil(db, councilId, async (tx) => {
    if (!(await lockDate(tx, given))) return refused('unknown')
    const model = await readItems(tx, { councilId, occurrenceId: fromOccurrenceId })
    return begin(tx, given, model.map(factsOfItem), { from: fromOccurrenceId })
  })
}

async function begin(
  tx: Database,
  given: Deciding,
  items: ItemFacts[],
  detail: { from: string },
): Promise<Result<number, BeginRefusal>> {
  const { councilId, occurrenceId, actor, now } = given
  if (items.length === 0) return refused('nothing-there')
  const there = await readItems(tx, given)
  if (there.length > 0) return refused('not-empty')
  await writeItems(tx, given, items, [])
  await recordAudit(tx, {
    councilId,
    actor,
    action: 'programme.begun',
    subjectId: occurrenceId,
    detail: { ...detail, items: items.length },
    now,
  })
  return done(items.length)
}

const factsOfItem = (row: ItemRow): ItemFacts => ({
  kind: row.kind,
  title: row.title,
  isBefore: row.isBefore,
  minutes: row.minutes,
  secondsEach: row.secondsEach,
  fixedMinute: row.fixedMinute,
  who: row.who,
  cue: row.cue,
  notes: row.notes,
  isPrinted: row.isPrinted,
})

export interface EarlierOrder {
  occurrenceId: string
  title: string
  startsAt: Date
  timeZone: string
  items: number
}

/** How many earlier running orders are offered. */
const OFFERED = 5

/** Dates of the same kind that have a running order, the newest first: what a new one can begin with. */
export async function findEarlierOrders(
  db: Database,
  { councilId, occurrenceId }: DateScope,
): Promise<EarlierOrder[]> {
  return inCouncil(db, councilId, async (tx) => {
    const own = tx
      .select({ kind: event.kind })
      .from(occurrence)
      .innerJoin(
        event,
        and(eq(event.councilId, occurrence.councilId), eq(event.id, occurrence.eventId)),
      )
      .where(and(eq(occurrence.councilId, councilId), eq(occurrence.id, occurrenceId)))
    return tx
      .select({
        occurrenceId: occurrence.id,
        title: event.title,
        startsAt: occurrence.startsAt,
        timeZone: occurrence.timeZone,
        items: sql<number>`count(*)::int`,
      })
      .from(programmeItem)
      .innerJoin(
        occurrence,
        and(
          eq(occurrence.councilId, programmeItem.councilId),
          eq(occurrence.id, programmeItem.occurrenceId),
        ),
      )
      .innerJoin(
        event,
        and(eq(event.councilId, occurrence.councilId), eq(event.id, occurrence.eventId)),
      )
      .where(
        and(
          eq(programmeItem.councilId, councilId),
          isNull(programmeItem.removedAt),
          ne(programmeItem.occurrenceId, occurrenceId),
          inArray(event.kind, own),
        ),
      )
      .groupBy(occurrence.id, event.title, occurrence.startsAt, occurrence.timeZone)
      .orderBy(desc(occurrence.startsAt))
      .limit(OFFERED)
  })
}

/** Copy the running orders of dates to dates: for the copy of an event. Who is on duty stays behind. */
export async function copyOrders(
  tx: Database,
  councilId: string,
  { pairs, now }: { pairs: ReadonlyArray<{ from: string; to: string }>; now: Date },
): Promise<void> {
  for (const { from, to } of pairs) {
    const rows = await readItems(tx, { councilId, occurrenceId: from })
    if (rows.length > 0)
      await tx.insert(programmeItem).values(
        rows.map((row) => ({
          ...row,
          id: newId(),
          occurrenceId: to,
          createdAt: now,
          revision: 1,
        })),
      )
    const [model] = await tx
      .select({ bookedMinutes: occurrence.bookedMinutes, rolesNeeded: occurrence.rolesNeeded })
      .from(occurrence)
      .where(and(eq(occurrence.councilId, councilId), eq(occurrence.id, from)))
    if (model)
      await tx
        .update(occurrence)
        .set(model)
        .where(and(eq(occurrence.councilId, councilId), eq(occurrence.id, to)))
  }
}
