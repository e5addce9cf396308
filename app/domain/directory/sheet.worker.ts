/** Reads one file in a process of its own. Started by `sheet-in.server.ts`. */
import { flushCompileCache } from 'node:module'
import { sheetFromBytes } from './sheet-bytes.server.ts'

process.once('message', async (bytes) => {
  if (!(bytes instanceof Uint8Array))
    throw new TypeError('sheet.worker.ts wants the bytes of a file')
  // It is ended as soon as it has answered, too early to keep anything.
  flushCompileCache()
  process.send?.(await sheetFromBytes(bytes), () => process.disconnect())
})
