import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { inCouncil, rowsOf } from '#db/client.server.ts'
import { account, council, installation, venue } from '#db/schema/index.ts'
import { aCouncil } from '#tests/support/factories.ts'
import { useDatabase } from '#tests/support/database.ts'

const database = useDatabase()
let ours: string
let theirs: string

beforeEach(async () => {
  ours = await aCouncil(database.db, { host: 'ours.example' })
  theirs = await aCouncil(database.db, { host: 'theirs.example' })
  for (const councilId of [ours, theirs]) {
    await inCouncil(database.db, councilId, (tx) =>
      tx.insert(venue).values({ councilId, name: 'Council House' }),
    )
  }
})

test('a query that forgot its council sees only the council it works in', async () => {
  const seen = await inCouncil(database.db, ours, (tx) => tx.select().from(venue))
  expect(seen.map((row) => row.councilId)).toEqual([ours])
})

test('a row cannot be written into another council', async () => {
  const writing = inCouncil(database.db, ours, (tx) =>
    tx.insert(venue).values({ councilId: theirs, name: 'Elsewhere' }),
  )
  await expect(writing).rejects.toMatchObject({ cause: { code: '42501' } })
})

test('an update without a where clause changes nothing of another council', async () => {
  await inCouncil(database.db, ours, (tx) => tx.update(venue).set({ name: 'Guildhall' }))
  const names = await inCouncil(database.db, theirs, (tx) => tx.select().from(venue))
  expect(names.map((row) => row.name)).toEqual(['Council House'])
})

test('without a council nothing is seen, and the role is given back afterwards', async () => {
  const seen = await database.db.transaction(async (tx) => {
    await tx.execute(sql`set local role herald_app`)
    return tx.select().from(venue)
  })
  expect(seen).toEqual([])
  expect(await database.db.select().from(venue)).toHaveLength(2)
})

test('the app can change its own council and no other', async () => {
  await inCouncil(database.db, ours, (tx) => tx.update(council).set({ phone: '1' }))
  const [other] = await database.db.select().from(council).where(eq(council.id, theirs))
  expect(other?.phone).toBe('')
})

test('the app role cannot read the secrets of the installation', async () => {
  const reading = inCouncil(database.db, ours, (tx) => tx.select().from(installation))
  await expect(reading).rejects.toMatchObject({ cause: { code: '42501' } })
})

test('every table with a council stands behind row-level security, and has it first in its key', async () => {
  const tables = await rowsOf(
    database.db,
    sql`select c.relname as name, c.relrowsecurity as walled,
          (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
           where i.indrelid = c.oid and i.indisprimary) as first
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind = 'r' order by 1`,
    (row) => ({ name: String(row.name), walled: Boolean(row.walled), first: String(row.first) }),
  )
  const exempt = ['council', 'installation', 'mailbox', 'rate_count']
  expect(tables.filter((table) => !table.walled).map((table) => table.name)).toEqual([
    'installation',
    'mailbox',
    'rate_count',
  ])
  expect(tables.filter((table) => table.first !== 'council_id').map((table) => table.name)).toEqual(
    exempt,
  )
  expect(tables.length).toBeGreaterThan(20)
})

test('the same address may belong to accounts of two councils, once in each', async () => {
  const values = (councilId: string) => ({
    councilId,
    email: 'dana@example.org',
    name: 'Dana',
    role: 'owner' as const,
    createdAt: new Date(),
  })
  await inCouncil(database.db, ours, (tx) => tx.insert(account).values(values(ours)))
  await inCouncil(database.db, theirs, (tx) => tx.insert(account).values(values(theirs)))
  const again = inCouncil(database.db, ours, (tx) => tx.insert(account).values(values(ours)))
  await expect(again).rejects.toMatchObject({ cause: { code: '23505' } })
})
