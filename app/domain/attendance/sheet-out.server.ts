import { stringify } from 'csv-stringify/sync'
import writeWorkbook from 'write-excel-file/node'
import type { CellObject } from 'write-excel-file/node'
import { guardCell } from '#app/domain/directory/formula-guard.ts'
import { finiteNumber, workbookDate, writableText } from './sheet-out.ts'
import type { SheetCell, SheetColumn, SheetTable } from './sheet-out.ts'

/**
 * A list as CSV: UTF-8 with a byte order mark (without it Excel reads gibberish), lines ended by CR LF.
 *
 * No cell can run as a formula when the file is opened, and `readSheet` gives every cell back as it was
 * (`formula-guard.ts`). Numbers of number columns are bare.
 */
export function writeCsv({ columns, rows }: SheetTable): Buffer {
  const lines = [
    columns.map(({ heading }) => guardCell(writableText(heading))),
    ...rows.map((row) => columns.map((column, index) => csvCell(column, row[index]))),
  ]
  return Buffer.from(
    stringify(lines, {
      bom: true,
      record_delimiter: 'windows',
      // A line of one empty cell would be a blank line, and a stray separator would split a bare cell.
      quoted_empty: columns.length === 1,
      quoted_match: /[;\t|\r\n]|^\s|\s$/,
    }),
  )
}

function csvCell({ kind }: SheetColumn, cell: SheetCell): string {
  const number = kind === 'number' ? finiteNumber(cell) : undefined
  return number === undefined ? guardCell(writableText(cell)) : String(number)
}

const HEADING_ROWS = 1
const NARROWEST = 8
const WIDEST = 48

/**
 * A list as an Excel workbook: one sheet, values only, nothing hidden, no author, the headings kept in view.
 *
 * Text is text whatever it begins with, and stays so when it is edited (format "@"). What a sheet
 * cannot show is not in the file: councils have paid for rows that were only hidden.
 *
 * @param sheetName Up to 31 characters; those that Excel forbids in a tab are left out.
 */
export async function writeXlsx({
  columns,
  rows,
  sheetName,
}: SheetTable & { sheetName: string }): Promise<Buffer> {
  const headings = columns.map(({ heading }): CellObject => ({
    ...textCell(heading),
    fontWeight: 'bold',
  }))
  const body = rows.map((row) => columns.map((column, index) => workbookCell(column, row[index])))
  return writeWorkbook([headings, ...body], {
    sheet: tabName(sheetName),
    stickyRowsCount: HEADING_ROWS,
    columns: columns.map((column, index) => ({ width: widthOf(column, index, rows) })),
  }).toBuffer()
}

function workbookCell({ kind }: SheetColumn, cell: SheetCell): CellObject | null {
  const number = kind === 'number' ? finiteNumber(cell) : undefined
  if (number !== undefined) return { value: number, type: Number }
  const date = kind === 'date' ? workbookDate(cell) : undefined
  if (date) return { value: date, type: Date, format: 'dd/mm/yyyy' }
  return writableText(cell) === '' ? null : textCell(cell)
}

function textCell(cell: SheetCell): CellObject {
  return { value: escapeText(writableText(cell)), type: String, format: '@' }
}

/**
 * Workbooks write odd characters as `_x000D_` (ECMA-376 part 1, 22.4.2.4); so a text that happens to look
 * like that has its first mark escaped, as have carriage returns, which XML would swallow.
 */
function escapeText(text: string): string {
  const escaped = text.replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_').replaceAll('\r', '_x000D_')
  // The library looks texts up in a plain object, where "constructor" is always present already.
  return escaped in {} ? escaped.replace(/^./u, codeOf) : escaped
}

function codeOf(letter: string): string {
  return `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
}

function widthOf({ heading }: SheetColumn, index: number, rows: SheetTable['rows']): number {
  const longest = rows.reduce(
    (most, row) => Math.max(most, writableText(row[index]).length),
    heading.length,
  )
  return Math.min(WIDEST, Math.max(NARROWEST, longest + 2))
}

function tabName(name: string): string {
  return (
    writableText(name)
      .replace(/[[\]/\\:*?\r\n\t]/g, ' ')
      .replace(/^'|'$/g, '')
      .trim()
      .slice(0, 31)
      .replace(/\p{Cs}$/u, '') || 'Herald'
  )
}
