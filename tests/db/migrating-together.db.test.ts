import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { root } from '#app/paths.server.ts'
import { connect, rowsOf, type Connection } from '#db/client.server.ts'
import { driver, freshDatabase, useDatabase } from '#tests/support/database.ts'

const database = useDatabase()
const written = readdirSync(join(root, 'db/migrations')).filter((name) => name.endsWith('.sql'))

const applied = ({ db }: Connection) =>
  rowsOf(db, sql`select count(*)::int as n from drizzle.__drizzle_migrations`, (row) => ({
    n: Number(row.n),
  }))

test('migrating what is up to date changes nothing', async () => {
  const connection = database.connection()
  await connection.migrate()
  expect(await applied(connection)).toEqual([{ n: written.length }])
})

if (driver === 'postgres')
  test('four processes that start together on an empty PostgreSQL migrate it once', async () => {
    const { url, drop } = await freshDatabase()
    const script = join(import.meta.dirname, '../support/migrating-process.ts')
    const codes = await Promise.all(
      Array.from({ length: 4 }, async () => (await once(fork(script, [url]), 'exit'))[0]),
    )
    expect(codes).toEqual([0, 0, 0, 0])
    const connection = await connect({ url })
    expect(await applied(connection)).toEqual([{ n: written.length }])
    await connection.close()
    await drop()
  }, 150_000)
