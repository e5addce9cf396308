import path from 'node:path'
import { parseArgs } from 'node:util'
import { settings } from '#app/http/database.server.ts'
import { backupName, backUp } from '#db/backup.server.ts'
import { reset } from '#db/reset.server.ts'
import { restore, type RestoreRefusal } from '#db/restore.server.ts'

const BACKUP_USAGE = `Write the embedded database to a file, with the server stopped:
  npm run db:backup                 to DATA_DIR/backups, under a name with the time
  npm run db:backup -- FILE.tar.gz  to this file; one that is there is not overwritten`
const RESTORE_USAGE = `Put a backup in the place of the embedded database, with the server stopped:
  npm run db:restore -- FILE.tar.gz
  npm run db:restore -- FILE.tar.gz --replace   where there is a database already; it is moved aside`
const RESET_USAGE = `Remove the embedded database, for ever, with the server stopped:
  npm run db:reset -- --yes`

const SENTENCES: Record<RestoreRefusal, string> = {
  'no-file': 'There is no such file.',
  'not-empty':
    'There is a database in DATA_DIR already. Add --replace to move it aside and put the backup in its place.',
  'no-backup': 'This file is no backup of Herald, or it is damaged. Nothing was changed.',
  newer: 'This backup comes from a newer Herald. Install that one first. Nothing was changed.',
}

/**
 * `npm run db:backup`. The last line of stdout is the file.
 *
 * @throws A sentence, or the usage, for whoever typed it.
 */
export async function backup(args: string[]): Promise<void> {
  const { positionals } = read(args, BACKUP_USAGE)
  if (positionals.length > 1) throw new Error(BACKUP_USAGE)
  const folder = embeddedFolder('pg_dump makes its backups')
  const file = positionals[0]
    ? path.resolve(positionals[0])
    : path.join(settings().dataDir, 'backups', backupName(new Date()))
  const bytes = await backUp({ folder, file }).catch((error: unknown) => {
    throw isThere(error) ? new Error('This file is there already. Choose another name.') : error
  })
  console.log(`The backup is written, ${Math.ceil(bytes / 1024)} kB. It holds personal data:`)
  console.log(file)
}

/**
 * `npm run db:restore`.
 *
 * @throws A sentence, or the usage, for whoever typed it.
 */
export async function restoreBackup(args: string[]): Promise<void> {
  const { positionals, values } = read(args, RESTORE_USAGE)
  const [file] = positionals
  if (!file || positionals.length > 1) throw new Error(RESTORE_USAGE)
  const restored = await restore({
    folder: embeddedFolder('pg_restore reads its backups'),
    file: path.resolve(file),
    replace: values.replace ?? false,
    now: new Date(),
  })
  if (!restored.ok) throw new Error(SENTENCES[restored.reason])
  const { movedTo } = restored.value
  if (movedTo)
    console.log(`What was there lies in ${movedTo}, personal data included, until you remove it.`)
  console.log('The backup is restored.')
}

/**
 * `npm run db:reset`.
 *
 * @throws A sentence, or the usage, for whoever typed it.
 */
export async function resetDatabase(args: string[]): Promise<void> {
  const { positionals, values } = read(args, RESET_USAGE)
  const folder = embeddedFolder('drop and create its database with dropdb and createdb')
  if (!values.yes || positionals.length > 0) throw new Error(RESET_USAGE)
  reset(folder)
  console.log('The database is gone. The next start makes a new one.')
}

/** The embedded database's folder. @throws Where a server keeps the data: it has tools of its own. */
function embeddedFolder(instead: string): string {
  const { databaseUrl, dataDir } = settings()
  if (databaseUrl)
    throw new Error(
      `DATABASE_URL names a PostgreSQL server, and this command is for the embedded database: ${instead} (docs/operations.md).`,
    )
  return path.join(dataDir, 'pg')
}

function read(args: string[], usage: string) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { replace: { type: 'boolean' }, yes: { type: 'boolean' } },
    })
  } catch (error) {
    throw new Error(usage, { cause: error })
  }
}

const isThere = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'EEXIST'
