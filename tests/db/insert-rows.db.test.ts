import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '#app/domain/ids.ts'
import { inCouncil } from '#db/client.server.ts'
import { insertRows } from '#db/insert-rows.server.ts'
import { auditEntry, letter, rateCount } from '#db/schema/index.ts'
import { useDatabase } from '#tests/support/database.ts'
import { aCouncil, NOW } from '#tests/support/factories.ts'

const database = useDatabase()

test('rows come out as they went in, whatever they hold', async () => {
  const councilId = await aCouncil(database.db)
  const subjectId = newId()
  const detail = { 'it\'s "so" \\ $1': 'Zoë 李 🎉 ليلى\u200d\n', many: 3, none: null, yes: true }
  const lines = [
    { councilId, subjectId, actor: `a'); drop table letter; --`, action: 'b', detail, at: NOW },
    { councilId, subjectId, actor: 'c', action: 'd', address: null, at: new Date(0) },
  ]
  const read = await inCouncil(database.db, councilId, async (tx) => {
    await insertRows(tx, auditEntry, lines)
    return tx
      .select()
      .from(auditEntry)
      .where(eq(auditEntry.subjectId, subjectId))
      .orderBy(auditEntry.actor)
  })
  expect(read).toEqual([
    { ...lines[0], id: expect.any(String), address: null },
    { ...lines[1], id: expect.any(String), detail: {} },
  ])
})

test('what a row leaves out is its default, and the ending says what comes back', async () => {
  const councilId = await aCouncil(database.db)
  const posted = {
    councilId,
    purpose: 'test' as const,
    subjectId: newId(),
    occasion: '1',
    address: 'a@example.org',
    language: 'en',
    state: 'queued' as const,
    sendAfter: NOW,
    messageId: '<1@example.org>',
    createdAt: NOW,
  }
  const rows = [posted, { ...posted, occasion: '2', channel: 'text' as const, attempts: 4 }]
  await inCouncil(database.db, councilId, async (tx) => {
    const ending = sql`on conflict do nothing returning id`
    expect(await insertRows(tx, letter, rows, ending)).toHaveLength(2)
    expect(await insertRows(tx, letter, rows, ending)).toEqual([])
    const read = await tx
      .select()
      .from(letter)
      .where(eq(letter.subjectId, posted.subjectId))
      .orderBy(letter.occasion)
    expect(
      read.map(({ channel, attempts, facts, body }) => ({ channel, attempts, facts, body })),
    ).toEqual([
      { channel: 'email', attempts: 0, facts: {}, body: null },
      { channel: 'text', attempts: 4, facts: {}, body: null },
    ])
  })
})

test('a table whose names are two words is found by them', async () => {
  const key = newId()
  await insertRows(database.db, rateCount, [{ key, windowStart: 60, count: 2 }])
  const [row] = await database.db.select().from(rateCount).where(eq(rateCount.key, key))
  expect(row).toEqual({ key, windowStart: 60, count: 2 })
})
