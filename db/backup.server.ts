import { mkdirSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { connect } from './client.server.ts'

/**
 * Write the embedded database to one file, whole and as of one moment: nobody else has it open.
 *
 * The file holds everything, the installation's secret included, so only its owner may read it. It
 * appears under its name when it is complete, and not before.
 *
 * @param folder The database's folder.
 * @param file Where to; a file of that name is refused rather than overwritten.
 * @returns The file's size in bytes.
 * @throws FolderInUse while a server runs on the folder.
 */
export async function backUp({ folder, file }: { folder: string; file: string }): Promise<number> {
  const connection = await connect({ folder })
  try {
    const dump = await connection.dump?.()
    if (!dump) throw new Error('The embedded database gave no dump')
    const bytes = Buffer.from(await dump.arrayBuffer())
    await writeWhole(file, bytes)
    return bytes.length
  } finally {
    await connection.close()
  }
}

async function writeWhole(file: string, bytes: Buffer): Promise<void> {
  mkdirSync(path.dirname(file), { recursive: true })
  // Made exclusively first: two backups of one second, or a name typed twice, destroy nothing.
  await (await open(file, 'wx', 0o600)).close()
  const growing = `${file}.part`
  try {
    const handle = await open(growing, 'w', 0o600)
    await handle.writeFile(bytes)
    await handle.sync()
    await handle.close()
    await rename(growing, file)
  } catch (error) {
    await rm(growing, { force: true })
    await rm(file, { force: true })
    throw error
  }
}

/** Such as `herald-2027-06-26T093000Z.tar.gz`: sorts by time, and every file system takes it. */
export function backupName(now: Date): string {
  return `herald-${now.toISOString().slice(0, 19).replaceAll(':', '')}Z.tar.gz`
}
