/** One column of a list that goes out: its heading and what its cells hold. */
export interface SheetColumn {
  heading: string
  kind: 'text' | 'number' | 'date'
}

/** A cell that goes out. Dates are `2027-06-26`; undefined, null and '' are an empty cell. */
export type SheetCell = string | number | null | undefined

/** A list that goes out: the columns that an officer chose, and nothing beside them. */
export interface SheetTable {
  columns: readonly SheetColumn[]
  rows: readonly (readonly SheetCell[])[]
}

/** Excel holds no more in one cell (its specification: 32,767 characters). */
const CELL_MOST = 32_767

/** What XML or a spreadsheet cannot hold: controls but tab and line ends, noncharacters, torn halves of letters. */
const UNWRITABLE = /(?![\t\n\r])\p{Cc}|\p{Noncharacter_Code_Point}|\p{Cs}|\ufffd/gu

/** What of a cell can be written at all; everything else stays as it is. */
export function writableText(cell: SheetCell): string {
  if (cell === undefined || cell === null || Number.isNaN(cell)) return ''
  const text = String(cell).replace(UNWRITABLE, '')
  return text.length > CELL_MOST ? text.slice(0, CELL_MOST).replace(/\p{Cs}$/u, '') : text
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/

/** The moment a workbook keeps for a date, midnight without a zone; undefined when it is no date. */
export function workbookDate(cell: SheetCell): Date | undefined {
  const found = DATE.exec(String(cell ?? ''))
  if (!found) return undefined
  const [, year, month, day] = found.map(Number)
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day))
  return date.toISOString().startsWith(found[0]) ? date : undefined
}

/** The number of a number column; undefined when the cell holds none. */
export function finiteNumber(cell: SheetCell): number | undefined {
  return typeof cell === 'number' && Number.isFinite(cell) ? cell : undefined
}
