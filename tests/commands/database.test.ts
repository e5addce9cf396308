import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { backup, resetDatabase, restoreBackup } from '#app/commands/database.server.ts'
import { readSettings } from '#app/settings.server.ts'
import { connect, rowsOf, type Connection } from '#db/client.server.ts'
import { FolderInUse } from '#db/folder-lock.server.ts'
import { person } from '#db/schema/index.ts'
import { aCouncil, anEvent, anInvitation } from '#tests/support/factories.ts'

/** A database as a council might have it, and what it looks like from outside: a file. */
let kept: { home: string; file: string; tables: Record<string, string> }
let home = ''
const folder = () => join(home, 'pg')

beforeAll(async () => {
  const there = mkdtempSync(join(tmpdir(), 'herald-backup-'))
  useDataDir(there)
  const connection = await connect({ folder: join(there, 'pg') })
  await connection.migrate()
  const setting = await anEvent(connection.db, { councilId: await aCouncil(connection.db) })
  await anInvitation(connection.db, setting, { name: 'ليلى الحدّاد' })
  const tables = await contentsOf(connection)
  await connection.close()
  const said = await run(backup)
  kept = { home: there, file: said.at(-1) ?? '', tables }
}, 120_000)
afterAll(() => rmSync(kept.home, { recursive: true, force: true }))

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'herald-restore-'))
  useDataDir(home)
})
afterEach(() => {
  globalThis.heraldSettings = undefined
  rmSync(home, { recursive: true, force: true })
})

function useDataDir(dataDir: string, more: Record<string, string> = {}): void {
  globalThis.heraldSettings = readSettings({ DATA_DIR: dataDir, ...more })
}

/** What a command prints, line by line. */
async function run(command: (args: string[]) => Promise<void>, ...args: string[]) {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  try {
    await command(args)
    return log.mock.calls.map(([line]) => String(line))
  } finally {
    log.mockRestore()
  }
}

/** Every table's rows, in one fingerprint each. */
async function contentsOf({ db }: Connection): Promise<Record<string, string>> {
  const tables = await rowsOf(
    db,
    sql`select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
    (row) => ({ name: String(row.name) }),
  )
  const contents: Record<string, string> = {}
  for (const { name } of tables) {
    const [found] = await rowsOf(
      db,
      sql.raw(
        `select count(*) || ' rows, ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as all from ${name} t`,
      ),
      (row) => ({ all: String(row.all) }),
    )
    contents[name] = found?.all ?? ''
  }
  return contents
}

async function withDatabase<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await connect({ folder: folder() })
  try {
    return await work(connection)
  } finally {
    await connection.close()
  }
}

describe('npm run db:backup and db:restore', () => {
  test('bring back every table as it was, whatever happened since', async () => {
    expect(kept.tables.person).toMatch(/^1 rows, /)
    await run(restoreBackup, kept.file)
    await withDatabase(async (connection) => {
      expect(await contentsOf(connection)).toEqual(kept.tables)
      await connection.db.update(person).set({ fullName: 'Somebody Else' })
      expect(await contentsOf(connection)).not.toEqual(kept.tables)
    })
    const said = await run(restoreBackup, kept.file, '--replace')
    expect(await withDatabase(contentsOf)).toEqual(kept.tables)
    const aside = readdirSync(home).find((name) => name.startsWith('pg-before-'))
    expect(said.join()).toContain(aside)
  }, 120_000)

  test('name the file by the time, for its owner only, and leave nothing else behind', async () => {
    expect(kept.file).toMatch(/backups\/herald-\d{4}-\d\d-\d\dT\d{6}Z\.tar\.gz$/)
    expect(statSync(kept.file).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(kept.home, 'backups'))).toHaveLength(1)
  })

  test('overwrite neither a file nor a database that nobody gave up', async () => {
    await run(restoreBackup, kept.file)
    const before = await withDatabase(contentsOf)
    await expect(run(backup, kept.file)).rejects.toThrow('there already')
    await expect(run(restoreBackup, kept.file)).rejects.toThrow('Add --replace')
    expect(await withDatabase(contentsOf)).toEqual(before)
  }, 120_000)

  test('leave a database alone that a server has open', async () => {
    await run(restoreBackup, kept.file)
    await withDatabase(async () => {
      await expect(run(backup)).rejects.toThrow(FolderInUse)
      await expect(run(restoreBackup, kept.file, '--replace')).rejects.toThrow(FolderInUse)
      await expect(run(resetDatabase, '--yes')).rejects.toThrow(FolderInUse)
    })
  }, 120_000)

  test('refuse a file that is none, torn or another program’s, and change nothing', async () => {
    const torn = join(home, 'torn.tar.gz')
    const whole = readFileSync(kept.file)
    writeFileSync(torn, whole.subarray(0, whole.length / 2))
    const other = join(home, 'other.tar.gz')
    const empty = await connect()
    writeFileSync(other, Buffer.from(await (await empty.dump!()).arrayBuffer()))
    await empty.close()
    for (const file of [torn, other])
      await expect(run(restoreBackup, file)).rejects.toThrow('no backup of Herald')
    await expect(run(restoreBackup, join(home, 'missing'))).rejects.toThrow('no such file')
    expect(
      readdirSync(home)
        .filter((name) => !name.includes('lock'))
        .toSorted(),
    ).toEqual(['other.tar.gz', 'torn.tar.gz'])
  }, 120_000)

  test('send who has a PostgreSQL server to its own tools', async () => {
    useDataDir(home, { DATABASE_URL: 'postgres://localhost/herald' })
    await expect(run(backup)).rejects.toThrow('pg_dump')
    await expect(run(restoreBackup, kept.file)).rejects.toThrow('pg_restore')
    await expect(run(resetDatabase, '--yes')).rejects.toThrow('dropdb')
  })
})

describe('npm run db:reset', () => {
  test('removes the database only when told so in full', async () => {
    await run(restoreBackup, kept.file)
    await expect(run(resetDatabase)).rejects.toThrow('--yes')
    expect(readdirSync(home)).toContain('pg')
    await run(resetDatabase, '--yes')
    expect(readdirSync(home)).not.toContain('pg')
  }, 120_000)
})
