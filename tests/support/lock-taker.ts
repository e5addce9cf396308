/** A process that tries to take a data folder at a given moment, says what became of it, and holds on. */
import { FolderInUse, lockFolder } from '#db/folder-lock.server.ts'

const [folder = '', at = '0'] = process.argv.slice(2)
while (Date.now() < Number(at)) {
  // Spinning, not sleeping: all takers come at the same millisecond.
}
try {
  lockFolder(folder)
  process.send?.('has it')
} catch (error) {
  process.send?.(error instanceof FolderInUse ? error.message : `failed: ${String(error)}`)
}
process.once('message', () => process.exit(0))
