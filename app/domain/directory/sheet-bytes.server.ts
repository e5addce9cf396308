import { readCsv } from './sheet-csv.server.ts'
import { readXlsx } from './sheet-xlsx.server.ts'
import type { SheetAnswer } from './sheet.ts'

const ZIP = [0x50, 0x4b, 0x03, 0x04]

/** Read a text file or a workbook, by its first bytes. In a process of its own only: a file may be a bomb. */
export async function sheetFromBytes(bytes: Uint8Array): Promise<SheetAnswer> {
  const isZip = ZIP.every((byte, index) => bytes[index] === byte)
  return isZip ? readXlsx(bytes) : readCsv(bytes)
}
