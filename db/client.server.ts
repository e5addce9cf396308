import { sql, type SQL } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { root } from '#app/paths.server.ts'
import { countWrites } from './count-writes.server.ts'
import { lockFolder } from './folder-lock.server.ts'
import * as schema from './schema/index.ts'

/** What use-cases take. Both drivers' databases, and both drivers' transactions, are one. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>

export interface Connection {
  db: Database
  driver: 'pglite' | 'postgres'
  /** Bring the tables up to date. Safe when several processes start together. */
  migrate(): Promise<void>
  /**
   * How many statements that may write were sent: as long as it stands still, nothing has changed. Only the
   * embedded database has it: nobody else can write to that.
   */
  writes?: () => number
  /** A tar file of the embedded database; PostgreSQL has its own tools. */
  dump?(): Promise<Blob>
  close(): Promise<void>
}

export interface ConnectOptions {
  /** A PostgreSQL server; absent: PGlite. */
  url?: string | undefined
  /** Who may change tables; `url` when absent. A direct address, not a transaction pooler. */
  ownerUrl?: string | undefined
  /** PGlite's folder; absent: in memory. */
  folder?: string | undefined
  /** A dump to start PGlite from. */
  from?: Blob | undefined
  /** Connections of this process. */
  pool?: number | undefined
}

const migrationsFolder = path.join(root, 'db/migrations')
const MIGRATION_LOCK = 727_001

/**
 * Open the database: PGlite in a folder, or a PostgreSQL server.
 *
 * @throws FolderInUse when another process has the folder.
 */
export async function connect(options: ConnectOptions = {}): Promise<Connection> {
  return options.url ? connectServer(options.url, options) : connectEmbedded(options)
}

async function connectServer(
  url: string,
  { ownerUrl = url, pool = 10 }: ConnectOptions,
): Promise<Connection> {
  const [{ default: postgres }, { drizzle }, { migrate }] = await Promise.all([
    import('postgres'),
    import('drizzle-orm/postgres-js'),
    import('drizzle-orm/postgres-js/migrator'),
  ])
  // prepare: false, because a pooler in transaction mode hands each transaction another server connection.
  const client = postgres(url, {
    max: pool,
    prepare: false,
    onnotice: () => {},
    connection: { TimeZone: 'UTC', application_name: 'herald' },
  })
  return {
    db: drizzle(client, { schema, casing: 'snake_case' }),
    driver: 'postgres',
    async migrate() {
      // A session lock on a connection of its own: drizzle's migrator takes none.
      const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} })
      try {
        await owner`select pg_advisory_lock(${MIGRATION_LOCK})`
        await migrate(drizzle(owner), { migrationsFolder })
      } finally {
        await owner.end()
      }
    },
    close: () => client.end({ timeout: 5 }),
  }
}

const BYTEA = 17
/** PGlite's own way makes a list of one text a byte: sixteen times a file's size, each time it is read or kept. */
const quickBytes = {
  parsers: { [BYTEA]: (hex: string): Uint8Array => Buffer.from(hex.slice(2), 'hex') },
  serializers: {
    [BYTEA]: (bytes: Uint8Array): string =>
      `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`,
  },
}

async function connectEmbedded({ folder, from }: ConnectOptions): Promise<Connection> {
  const release = folder ? lockFolder(folder) : () => {}
  try {
    if (folder) mkdirSync(path.dirname(folder), { recursive: true })
    const [{ PGlite }, { drizzle }, { migrate }] = await Promise.all([
      import('@electric-sql/pglite'),
      import('drizzle-orm/pglite'),
      import('drizzle-orm/pglite/migrator'),
    ])
    const client = await PGlite.create({
      ...(folder ? { dataDir: folder } : {}),
      ...(from ? { loadDataDir: from } : {}),
      ...quickBytes,
    })
    const writes = countWrites()
    const db = drizzle(client, { schema, casing: 'snake_case', logger: writes })
    return {
      db,
      driver: 'pglite',
      writes: writes.sent,
      migrate: () => migrate(db, { migrationsFolder }),
      dump: () => client.dumpDataDir('gzip'),
      async close() {
        await client.close()
        release()
      },
    }
  } catch (error) {
    release()
    throw error
  }
}

/**
 * Work inside one council: one transaction, the app's role, the council's setting. Row-level security
 * then shows and takes nothing of another council, whatever a query forgot to say.
 *
 * Inside, use `tx` and nothing else: the outer database would wait for ever on PGlite's one connection.
 */
export async function inCouncil<T>(
  db: Database,
  councilId: string,
  work: (tx: Database) => Promise<T>,
): Promise<T> {
  return db.transaction(async (tx) => {
    await tx.execute(inRoleOf(councilId))
    return work(tx)
  })
}

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * The id stands in the statement itself: without a parameter it goes to PostgreSQL and back once, not
 * twice, and each transaction begins with it.
 */
function inRoleOf(councilId: string): SQL {
  if (!ID.test(councilId)) throw new Error('The id of a council is no id')
  return sql.raw(
    `select set_config('role', 'herald_app', true), set_config('app.council', '${councilId}', true)`,
  )
}

/** Rows of a raw query, alike on both drivers. The caller names their shape. */
export async function rowsOf<T extends Record<string, unknown>>(
  db: Database,
  query: SQL,
  shape: (row: Record<string, unknown>) => T,
): Promise<T[]> {
  const result: unknown = await db.execute(query)
  const rows: unknown = Array.isArray(result) ? result : Object(result).rows
  if (!Array.isArray(rows)) throw new Error('The driver gave no rows')
  return rows.map((row) => shape(Object(row)))
}
