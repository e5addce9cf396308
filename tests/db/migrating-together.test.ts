import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '#app/paths.server.ts'
import { connect, rowsOf } from '#db/client.server.ts'
import { startPgServer, type PgServer } from '#tests/support/pg-server.ts'

let server: PgServer | undefined
beforeAll(async () => {
  server = await startPgServer()
}, 60_000)
afterAll(() => server?.stop())

test('four processes that start together on an empty PostgreSQL migrate it once', async () => {
  const url = server!.url()
  const script = join(import.meta.dirname, '../support/migrating-process.ts')
  const codes = await Promise.all(
    Array.from({ length: 4 }, async () => (await once(fork(script, [url]), 'exit'))[0]),
  )
  expect(codes).toEqual([0, 0, 0, 0])
  const { db, close } = await connect({ url })
  const applied = await rowsOf(
    db,
    sql`select count(*)::int as n from drizzle.__drizzle_migrations`,
    (row) => ({ n: Number(row.n) }),
  )
  await close()
  const written = readdirSync(join(root, 'db/migrations')).filter((name) => name.endsWith('.sql'))
  expect(applied).toEqual([{ n: written.length }])
}, 150_000)
