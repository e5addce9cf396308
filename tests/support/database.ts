import { sql } from 'drizzle-orm'
import { readFileSync } from 'node:fs'
import postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, inject } from 'vitest'
import { newId } from '#app/domain/ids.ts'
import { connect, rowsOf, type Connection, type Database } from '#db/client.server.ts'

export const driver = process.env.HERALD_TEST_DRIVER === 'postgres' ? 'postgres' : 'pglite'

/**
 * The database of a test file, on the driver of the project it runs in; emptied before each test.
 * `connection()` is for tests that need the driver or a second connection's address.
 */
export function useDatabase(): {
  readonly db: Database
  connection(): Connection
  readonly url: string | undefined
} {
  let connection: Connection | undefined
  let url: string | undefined
  let drop = async () => {}

  beforeAll(async () => {
    if (driver === 'postgres') ({ url, drop } = await freshDatabase())
    connection = await connect(
      url ? { url } : { from: new Blob([readFileSync(inject('pgliteSnapshot'))]) },
    )
    await connection.migrate()
  })
  beforeEach(async () => {
    if (connection) await empty(connection.db)
  })
  afterAll(async () => {
    await connection?.close()
    await drop()
  })

  const open = () => {
    if (!connection) throw new Error('The database is open inside tests and hooks only')
    return connection
  }
  return {
    get db() {
      return open().db
    },
    get url() {
      return url
    },
    connection: open,
  }
}

/** A database of its own on the run's server, with the connection string to it. */
export async function freshDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = inject('postgresUrl')
  const name = `herald_${newId().replaceAll('-', '')}`
  const run = async (statement: string) => {
    const admin = postgres(server, { max: 1, onnotice: () => {} })
    try {
      await admin.unsafe(statement)
    } finally {
      await admin.end()
    }
  }
  await run(`create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => run(`drop database ${name} with (force)`) }
}

/** Every table of ours, empty. */
async function empty(db: Database): Promise<void> {
  const tables = await rowsOf(
    db,
    sql`select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
    (row) => ({ name: String(row.name) }),
  )
  await db.execute(sql.raw(`truncate ${tables.map((table) => table.name).join(', ')} cascade`))
}
