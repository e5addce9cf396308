import { rmSync } from 'node:fs'
import { lockFolder } from './folder-lock.server.ts'

/**
 * Remove the embedded database; the next start makes a new one.
 *
 * @throws FolderInUse while a server runs on the folder.
 */
export function reset(folder: string): void {
  const release = lockFolder(folder)
  try {
    rmSync(folder, { recursive: true, force: true })
  } finally {
    release()
  }
}
