/** Reads and checks one guest list in a process of its own. Started by `import-draft.server.ts`. */
import { flushCompileCache } from 'node:module'
import { sheetFromBytes } from '../directory/sheet-bytes.server.ts'
import { checkList, isCheckOrder } from './import-check.ts'

process.once('message', async (order) => {
  if (!isCheckOrder(order)) throw new TypeError('check-list.worker.ts wants a list')
  const read = await sheetFromBytes(order.bytes)
  // It is ended as soon as it has answered, too early to keep anything.
  flushCompileCache()
  const answer = typeof read === 'string' ? read : { checked: checkList(read.sheet, order) }
  process.send?.(answer, () => process.disconnect())
})
