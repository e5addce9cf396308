import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { occurrence, programmeItem } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { newId } from '../ids.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import type { ItemFacts } from './item.form.ts'
import { MOST_ITEMS } from './item-kinds.ts'
import {
  lockDate,
  readItems,
  writePlaces,
  type DateScope,
  type ItemRow,
} from './order-rows.server.ts'
import { inOrder, moved, type Move } from './reorder.ts'

export interface Deciding extends DateScope {
  actor: Actor
  now: Date
}

/** Add an item at the end of its side of the start. */
export async function addItem(
  db: Database,
  given: Deciding & { item: ItemFacts },
): Promise<Result<string, 'unknown' | 'too-many'>> {
  const { councilId, item } = given
  return inCouncil(db, councilId, async (tx) => {
    if (!(await lockDate(tx, given))) return refused('unknown')
    const items = await readItems(tx, given)
    if (items.length >= MOST_ITEMS) return refused('too-many')
    const [id] = await writeItems(tx, given, [item], items)
    await audit(tx, given, 'programme.item-added', { kind: item.kind })
    return id ? done(id) : refused('unknown')
  })
}

/** Write new items behind those that are there, and heal the places. */
export async function writeItems(
  tx: Database,
  { councilId, occurrenceId, now }: Deciding,
  facts: readonly ItemFacts[],
  there: readonly ItemRow[],
): Promise<string[]> {
  const added = facts.map((item, index) => ({
    ...item,
    councilId,
    occurrenceId,
    id: newId(),
    position: there.length + index + 1,
    createdAt: now,
  }))
  if (added.length === 0) return []
  const rows = await tx.insert(programmeItem).values(added).returning()
  const all = [...there, ...rows.toSorted((a, b) => a.position - b.position)]
  await writePlaces(tx, councilId, all, inOrder(all))
  return added.map(({ id }) => id)
}

/**
 * Change an item.
 *
 * @param revision What the officer saw; another officer's change in between refuses this one.
 */
export async function changeItem(
  db: Database,
  given: Deciding & { itemId: string; revision: number; item: ItemFacts },
): Promise<Result<undefined, 'unknown' | 'changed-meanwhile'>> {
  const { councilId, itemId, revision, item } = given
  return inCouncil(db, councilId, async (tx) => {
    const items = (await lockDate(tx, given)) ? await readItems(tx, given) : []
    const row = items.find(({ id }) => id === itemId)
    if (!row) return refused('unknown')
    if (row.revision !== revision) return refused('changed-meanwhile')
    await tx
      .update(programmeItem)
      .set({ ...item, revision: revision + 1 })
      .where(and(eq(programmeItem.councilId, councilId), eq(programmeItem.id, itemId)))
    const now = items.map((one) => (one.id === itemId ? { ...one, ...item } : one))
    await writePlaces(tx, councilId, now, inOrder(now))
    await audit(tx, given, 'programme.item-changed', { item: itemId, minutes: item.minutes })
    return done()
  })
}

/** Move an item; where it cannot go on, nothing happens. */
export async function moveItem(
  db: Database,
  given: Deciding & { itemId: string; move: Move },
): Promise<Result<undefined, 'unknown'>> {
  const { councilId, itemId, move } = given
  return inCouncil(db, councilId, async (tx) => {
    const items = (await lockDate(tx, given)) ? await readItems(tx, given) : []
    if (!items.some(({ id }) => id === itemId)) return refused('unknown')
    const after = moved(items, itemId, move)
    if (after === items) return done()
    await writePlaces(tx, councilId, items, after)
    const place = after.findIndex(({ id }) => id === itemId) + 1
    await audit(tx, given, 'programme.item-moved', { item: itemId, place })
    return done()
  })
}

/** Take an item off; it can be brought back for a week. */
export async function removeItem(
  db: Database,
  given: Deciding & { itemId: string },
): Promise<Result<undefined, 'unknown'>> {
  const { councilId, itemId, now } = given
  return inCouncil(db, councilId, async (tx) => {
    const items = (await lockDate(tx, given)) ? await readItems(tx, given) : []
    if (!items.some(({ id }) => id === itemId)) return refused('unknown')
    await tx
      .update(programmeItem)
      .set({ removedAt: now })
      .where(and(eq(programmeItem.councilId, councilId), eq(programmeItem.id, itemId)))
    await writePlaces(
      tx,
      councilId,
      items,
      items.filter(({ id }) => id !== itemId),
    )
    await audit(tx, given, 'programme.item-removed', { item: itemId })
    return done()
  })
}

/** Bring an item back to the place where it stood. */
export async function restoreItem(
  db: Database,
  given: Deciding & { itemId: string },
): Promise<Result<undefined, 'unknown'>> {
  const { councilId, occurrenceId, itemId } = given
  return inCouncil(db, councilId, async (tx) => {
    if (!(await lockDate(tx, given))) return refused('unknown')
    const items = await readItems(tx, given)
    const [back] = await tx
      .update(programmeItem)
      .set({ removedAt: null })
      .where(
        and(
          eq(programmeItem.councilId, councilId),
          eq(programmeItem.occurrenceId, occurrenceId),
          eq(programmeItem.id, itemId),
          isNotNull(programmeItem.removedAt),
        ),
      )
      .returning()
    if (!back) return refused('unknown')
    const all = inOrder(items.toSpliced(back.position - 1, 0, back))
    // Its own row has the old place, which somebody else may stand on now.
    await writePlaces(tx, councilId, [...items, { ...back, position: 0 }], all)
    await audit(tx, given, 'programme.item-restored', { item: itemId })
    return done()
  })
}

/** Say until when the room is booked, in minutes from the start; null: until the date's end. */
export async function bookRoomUntil(
  db: Database,
  given: Deciding & { bookedMinutes: number | null },
): Promise<Result<undefined, 'unknown'>> {
  const { councilId, occurrenceId, bookedMinutes } = given
  return inCouncil(db, councilId, async (tx) => {
    const [row] = await tx
      .update(occurrence)
      .set({ bookedMinutes })
      .where(
        and(
          eq(occurrence.councilId, councilId),
          eq(occurrence.id, occurrenceId),
          isNull(occurrence.cancelledAt),
        ),
      )
      .returning({ id: occurrence.id })
    if (!row) return refused('unknown')
    await audit(tx, given, 'programme.room-booked', { minutes: bookedMinutes })
    return done()
  })
}

async function audit(
  tx: Database,
  { councilId, occurrenceId, actor, now }: Deciding,
  action: string,
  detail: Record<string, string | number | null>,
): Promise<void> {
  await recordAudit(tx, { councilId, actor, action, subjectId: occurrenceId, detail, now })
}
