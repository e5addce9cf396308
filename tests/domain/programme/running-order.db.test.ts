import { desc, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { copyEvent } from '#app/domain/events/copy.server.ts'
import { newId } from '#app/domain/ids.ts'
import {
  beginFromDate,
  beginFromTemplate,
  findEarlierOrders,
} from '#app/domain/programme/begin-order.server.ts'
import {
  addItem,
  bookRoomUntil,
  changeItem,
  moveItem,
  removeItem,
  restoreItem,
} from '#app/domain/programme/change-order.server.ts'
import { findRunningOrder } from '#app/domain/programme/find-running-order.server.ts'
import type { ItemFacts } from '#app/domain/programme/item.form.ts'
import { inCouncil } from '#db/client.server.ts'
import { auditEntry, occurrence, programmeItem } from '#db/schema/index.ts'
import { useDatabase } from '#tests/support/database.ts'
import { aCouncil, anEvent, NOW, type Setting } from '#tests/support/factories.ts'

const database = useDatabase()
const actor = { kind: 'account', accountId: newId(), role: 'officer' } as const
let setting: Setting
let scope: { councilId: string; occurrenceId: string; actor: typeof actor; now: Date }

const ITEM: ItemFacts = {
  kind: 'speech',
  title: 'The Lord Mayor speaks',
  isBefore: false,
  minutes: 5,
  secondsEach: null,
  fixedMinute: null,
  who: 'The Lord Mayor',
  cue: null,
  notes: null,
  isPrinted: true,
}

beforeEach(async () => {
  setting = await anEvent(database.db)
  scope = { councilId: setting.councilId, occurrenceId: setting.occurrenceId, actor, now: NOW }
})

const order = async () => {
  const found = await findRunningOrder(database.db, scope)
  if (!found) throw new Error('no such date')
  return found
}
const lines = async () =>
  (await order()).items.map(({ startsWall, title }) => `${startsWall.time} ${title}`)
const begin = () => beginFromTemplate(database.db, { ...scope, title: (key) => key })
const idOf = async (title: string) => {
  const item = (await order()).items.find((one) => one.title === title)
  if (!item) throw new Error(`no ${title}`)
  return item.id
}

describe('a running order', () => {
  test('begins with the template, once', async () => {
    expect(await begin()).toEqual({ ok: true, value: 11 })
    expect((await lines()).slice(0, 4)).toEqual([
      '10:00 doors',
      '10:10 family-photo',
      '10:30 seated',
      '10:35 compere-welcome',
    ])
    expect(await order()).toMatchObject({ overEnd: 0, overBooking: 0 })
    expect(await begin()).toEqual({ ok: false, reason: 'not-empty' })
  })

  test('moves with its date', async () => {
    await begin()
    await inCouncil(database.db, scope.councilId, (tx) =>
      tx
        .update(occurrence)
        .set({
          startsAt: new Date('2027-12-04T14:00:00Z'),
          endsAt: new Date('2027-12-04T15:15:00Z'),
        })
        .where(eq(occurrence.id, scope.occurrenceId)),
    )
    expect((await lines())[0]).toBe('13:30 doors')
  })

  test('says by how much it ends late', async () => {
    await begin()
    await bookRoomUntil(database.db, { ...scope, bookedMinutes: 70 })
    await addItem(database.db, { ...scope, item: { ...ITEM, minutes: 7 } })
    expect(await order()).toMatchObject({ overEnd: 7, overBooking: 12 })
  })

  test('is put in another order, and healed after an item is taken off and brought back', async () => {
    await begin()
    const poet = await idOf('poet')
    await moveItem(database.db, { ...scope, itemId: poet, move: { by: -1 } })
    expect((await lines()).slice(4, 6)).toEqual(['10:40 poet', '10:44 lord-mayor'])
    await removeItem(database.db, { ...scope, itemId: poet })
    expect((await lines())[4]).toBe('10:40 lord-mayor')
    await restoreItem(database.db, { ...scope, itemId: poet })
    expect((await lines()).slice(4, 6)).toEqual(['10:40 poet', '10:44 lord-mayor'])
    const places = await inCouncil(database.db, scope.councilId, (tx) =>
      tx
        .select({ position: programmeItem.position })
        .from(programmeItem)
        .orderBy(desc(programmeItem.isBefore), programmeItem.position),
    )
    expect(places.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
  })

  test('shows a second officer that the first has changed an item', async () => {
    const added = await addItem(database.db, { ...scope, item: ITEM })
    if (!added.ok) throw new Error('not added')
    const change = { ...scope, itemId: added.value, revision: 1 }
    expect(await changeItem(database.db, { ...change, item: { ...ITEM, minutes: 8 } })).toEqual({
      ok: true,
      value: undefined,
    })
    expect(
      await changeItem(database.db, { ...change, item: { ...ITEM, title: 'Speech' } }),
    ).toEqual({ ok: false, reason: 'changed-meanwhile' })
    expect(await lines()).toEqual(['10:30 The Lord Mayor speaks'])
  })

  test('an item put before the start goes to that side', async () => {
    await begin()
    const anthem = await idOf('anthem')
    const change = { ...scope, itemId: anthem, revision: 1 }
    await changeItem(database.db, { ...change, item: { ...ITEM, title: 'anthem', isBefore: true } })
    expect((await lines()).slice(0, 4)).toEqual([
      '09:55 doors',
      '10:05 family-photo',
      '10:25 anthem',
      '10:30 seated',
    ])
  })

  test('begins with an earlier one of the council, and of no other', async () => {
    await begin()
    const next = await anEvent(database.db, { councilId: scope.councilId })
    const later = { ...scope, occurrenceId: next.occurrenceId }
    expect(await findEarlierOrders(database.db, later)).toMatchObject([
      { occurrenceId: scope.occurrenceId, items: 11 },
    ])
    const copied = { ...later, fromOccurrenceId: scope.occurrenceId }
    expect(await beginFromDate(database.db, copied)).toEqual({ ok: true, value: 11 })
    const foreign = await anEvent(database.db, {
      councilId: await aCouncil(database.db, { host: 'other.example' }),
    })
    const theirs = { ...scope, councilId: foreign.councilId, occurrenceId: foreign.occurrenceId }
    expect(await findEarlierOrders(database.db, theirs)).toEqual([])
    expect(
      await beginFromDate(database.db, { ...theirs, fromOccurrenceId: scope.occurrenceId }),
    ).toEqual({ ok: false, reason: 'nothing-there' })
  })

  test('goes with the copy of its event', async () => {
    await begin()
    await bookRoomUntil(database.db, { ...scope, bookedMinutes: 120 })
    const copied = await copyEvent(database.db, { ...scope, eventId: setting.eventId, days: 364 })
    if (!copied.ok) throw new Error('not copied')
    const [date] = await inCouncil(database.db, scope.councilId, (tx) =>
      tx.select().from(occurrence).where(eq(occurrence.eventId, copied.value.eventId)),
    )
    const found = await findRunningOrder(database.db, {
      councilId: scope.councilId,
      occurrenceId: date!.id,
    })
    expect(found?.items.map(({ startsWall }) => startsWall).slice(0, 1)).toEqual([
      { date: '2028-06-24', time: '10:00' },
    ])
    expect(found?.bookedUntil).toEqual(new Date('2028-06-24T11:30:00Z'))
  })

  test('cannot be touched from another date or another council', async () => {
    await begin()
    const doors = await idOf('doors')
    const other = await anEvent(database.db, { councilId: scope.councilId })
    const fromDate = { ...scope, occurrenceId: other.occurrenceId, itemId: doors }
    const foreign = await anEvent(database.db, {
      councilId: await aCouncil(database.db, { host: 'other.example' }),
    })
    const fromCouncil = { ...scope, ...foreign, itemId: doors }
    const before = await lines()
    for (const wrong of [fromDate, fromCouncil]) {
      const no = { ok: false, reason: 'unknown' }
      expect(await moveItem(database.db, { ...wrong, move: { to: 5 } })).toEqual(no)
      expect(await removeItem(database.db, wrong)).toEqual(no)
      expect(await restoreItem(database.db, wrong)).toEqual(no)
      expect(await changeItem(database.db, { ...wrong, revision: 1, item: ITEM })).toEqual(no)
    }
    expect(await lines()).toEqual(before)
  })

  test('leaves lines in the record that name no item', async () => {
    await addItem(database.db, { ...scope, item: ITEM })
    const [line] = await inCouncil(database.db, scope.councilId, (tx) =>
      tx.select().from(auditEntry).where(eq(auditEntry.action, 'programme.item-added')),
    )
    expect(line).toMatchObject({ subjectId: scope.occurrenceId, detail: { kind: 'speech' } })
    expect(JSON.stringify(line)).not.toContain('Mayor')
  })
})
