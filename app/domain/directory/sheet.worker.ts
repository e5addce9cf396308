/**
 * Reads one file in a process of its own, which is ended when it takes too long or too much memory.
 * Started by `sheet-in.server.ts`, as source: it imports by relative path only.
 */
import { readCsv } from './sheet-csv.server.ts'
import { readXlsx } from './sheet-xlsx.server.ts'

const ZIP = [0x50, 0x4b, 0x03, 0x04]

process.once('message', async (bytes) => {
  if (!(bytes instanceof Uint8Array))
    throw new TypeError('sheet.worker.ts wants the bytes of a file')
  const isZip = ZIP.every((byte, index) => bytes[index] === byte)
  process.send?.(isZip ? await readXlsx(bytes) : readCsv(bytes), () => process.disconnect())
})
