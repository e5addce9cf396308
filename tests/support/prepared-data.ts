import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { connect, type Database } from '#db/client.server.ts'

/** The installation's secret of a prepared folder: links that are made here open there. */
export const SECRET = 'only tests know this secret of the installation'

/** What a server is told so that it takes a prepared folder as it is, and leaves the letters in it alone. */
export const AS_PREPARED = { SECRET, DEMO: '0', WORKER: '0' }

/**
 * A data folder with an embedded database in it, filled before a server starts on it.
 *
 * @returns The folder, for DATA_DIR, and what the work returned. Whoever asked removes it.
 */
export async function prepareData<T>(
  fill: (db: Database) => Promise<T>,
): Promise<{ dataDir: string; filled: T }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'herald-app-'))
  const { db, migrate, close } = await connect({ folder: join(dataDir, 'pg') })
  try {
    await migrate()
    await loadSecret(db, SECRET)
    return { dataDir, filled: await fill(db) }
  } finally {
    await close()
  }
}
