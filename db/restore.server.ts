import { sql } from 'drizzle-orm'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { root } from '#app/paths.server.ts'
import { done, refused, type Result } from '#app/domain/result.ts'
import { connect, rowsOf, type Connection } from './client.server.ts'
import { lockFolder } from './folder-lock.server.ts'

export type RestoreRefusal = 'no-file' | 'not-empty' | 'no-backup' | 'newer'

/**
 * Put a backup in the place of the embedded database. It is unpacked, opened and brought up to date
 * beside the old one first; the old one is moved aside, and only then.
 *
 * @param replace Whether a database that is there may be moved aside.
 * @returns Where the old database lies now; undefined when there was none.
 * @throws FolderInUse while a server runs on the folder.
 */
export async function restore({
  folder,
  file,
  replace,
  now,
}: {
  folder: string
  file: string
  replace: boolean
  now: Date
}): Promise<Result<{ movedTo: string | undefined }, RestoreRefusal>> {
  if (!existsSync(file)) return refused('no-file')
  const release = lockFolder(folder)
  try {
    const isThere = existsSync(folder) && readdirSync(folder).length > 0
    if (isThere && !replace) return refused('not-empty')
    const beside = mkdtempSync(path.join(path.dirname(folder), 'restoring-'))
    try {
      const fresh = path.join(beside, 'pg')
      const refusal = await unpack(file, fresh)
      if (refusal) return refused(refusal)
      const movedTo = isThere ? `${folder}-before-${stamp(now)}` : undefined
      if (movedTo) renameSync(folder, movedTo)
      else rmSync(folder, { recursive: true, force: true })
      renameSync(fresh, folder)
      return done({ movedTo })
    } finally {
      rmSync(beside, { recursive: true, force: true })
    }
  } finally {
    release()
  }
}

async function unpack(file: string, folder: string): Promise<RestoreRefusal | undefined> {
  mkdirSync(folder, { recursive: true })
  let connection: Connection
  try {
    // Unzipped here: inside the embedded database a torn file ends the process instead of failing.
    const tar = gunzipSync(readFileSync(file))
    connection = await connect({ folder, from: new Blob([tar], { type: 'application/x-tar' }) })
  } catch {
    return 'no-backup' // a torn file, or another program's: whatever it is, it does not open
  }
  try {
    const newest = await newestMigration(connection)
    if (newest === undefined) return 'no-backup'
    if (newest > newestKnown()) return 'newer'
    await connection.migrate()
    return undefined
  } finally {
    await connection.close()
  }
}

/** When the backup's newest migration was written; undefined when no Herald ever wrote there. */
async function newestMigration({ db }: Connection): Promise<number | undefined> {
  const [there] = await rowsOf(
    db,
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as is_there`,
    (row) => ({ isThere: row.is_there === true }),
  )
  if (!there?.isThere) return undefined
  const [newest] = await rowsOf(
    db,
    sql`select max(created_at)::float8 as at from drizzle.__drizzle_migrations`,
    (row) => ({ at: row.at === null ? undefined : Number(row.at) }),
  )
  return newest?.at
}

function newestKnown(): number {
  const journal: unknown = JSON.parse(
    readFileSync(path.join(root, 'db/migrations/meta/_journal.json'), 'utf8'),
  )
  const entries: unknown = Object(journal).entries
  if (!Array.isArray(entries)) throw new Error('The journal of the migrations has no entries')
  return Math.max(...entries.map((entry) => Number(Object(entry).when)))
}

const stamp = (now: Date) => `${now.toISOString().slice(0, 19).replaceAll(':', '')}Z`
