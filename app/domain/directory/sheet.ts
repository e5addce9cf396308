/** What a spreadsheet may be: generous for a guest list, small enough for one process to hold several. */
export const SHEET_LIMITS = {
  fileBytes: 10 * 1024 * 1024,
  /** Rows below the headings, blank ones not counted. */
  dataRows: 5_000,
  columns: 60,
  /** A longer cell comes back cut to one character more, so that whoever checks it sees it is too long. */
  cellCharacters: 2_000,
} as const

export const SHEET_REFUSALS = [
  'too-large',
  'empty',
  'too-many-rows',
  'too-many-columns',
  'quote-not-closed',
  'old-excel',
  'binary-excel',
  'opendocument',
  'numbers',
  'pdf',
  'word',
  'web-page',
  'encrypted',
  'bomb',
  'too-heavy',
  'broken',
  'not-a-sheet',
] as const
export type SheetRefusal = (typeof SHEET_REFUSALS)[number]

export type SheetEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/**
 * A table as a person sees it, whatever it came from: a CSV file, a workbook, lines that were pasted.
 *
 * `columns` are the headings ('' where there is none) and every row is as long as `columns`. Blank rows
 * and columns are gone. `rowNumbers[i]` is where `rows[i]` stood, counted from 1 as a spreadsheet does.
 */
export interface Sheet {
  columns: string[]
  rows: string[][]
  rowNumbers: number[]
  /** False when the first row is already a guest: `columns` are then all ''. */
  headed: boolean
  /** Lines above the headings, such as "Guest list June 2027". */
  titles: string[]
  /** Of text files. */
  encoding?: SheetEncoding
  separator?: string
  /** Of workbooks: the sheet that was read, and those that were not. */
  sheetName?: string
  hiddenSheets?: string[]
  otherSheets?: string[]
}

/** What reading a file comes to. */
export type SheetAnswer = { sheet: Sheet } | SheetRefusal

/** Whether a message of the reading process is such an answer. */
export function isSheetAnswer(message: unknown): message is SheetAnswer {
  if (typeof message === 'object') return message !== null && 'sheet' in message
  return SHEET_REFUSALS.some((refusal) => refusal === message)
}

/** One line of a table with its place in the file, counted from 1. */
export interface Line {
  row: number
  cells: string[]
}

const MOST_TITLES = 5
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
const NUMBERS_ONLY = /^[+(]?[\d٠-٩۰-۹][\d٠-٩۰-۹\s()./-]*$/

/** Whether nothing in the line can be seen. */
export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '')
}

/** Lines of any shape become a sheet: titles set apart, headings found, blanks dropped, short lines filled up. */
export function sheetFrom(
  lines: readonly Line[],
): { sheet: Pick<Sheet, 'columns' | 'rows' | 'rowNumbers' | 'headed' | 'titles'> } | SheetRefusal {
  const filled = lines.filter((line) => !isBlank(line.cells))
  const titles = titlesOf(filled)
  const table = filled.slice(titles.length)
  const first = table[0]
  if (!first) return 'empty'
  const headed = !first.cells.some(looksLikeData)
  const body = headed ? table.slice(1) : table
  if (body.length === 0) return 'empty'
  if (body.length > SHEET_LIMITS.dataRows) return 'too-many-rows'
  const kept = columnsInUse(table)
  if (kept.length > SHEET_LIMITS.columns) return 'too-many-columns'
  return {
    sheet: {
      columns: kept.map((column) => (headed ? oneLine(first.cells[column] ?? '') : '')),
      rows: body.map((line) => kept.map((column) => cutCell(line.cells[column] ?? ''))),
      rowNumbers: body.map((line) => line.row),
      headed,
      titles,
    },
  }
}

/** A title stands alone in its line, above a line of at least two headings. */
function titlesOf(lines: readonly Line[]): string[] {
  const titles: string[] = []
  for (const [index, line] of lines.slice(0, MOST_TITLES).entries()) {
    const words = line.cells.filter((cell) => cell.trim() !== '')
    const only = words[0]
    const rest = lines.slice(index + 1, index + 1 + MOST_TITLES)
    const headings = rest.find((next) => countFilled(next) > 1)
    if (words.length !== 1 || only === undefined || looksLikeData(only)) break
    if (!headings || headings.cells.some(looksLikeData)) break
    titles.push(oneLine(only))
  }
  return titles
}

function countFilled(line: Line): number {
  return line.cells.filter((cell) => cell.trim() !== '').length
}

/** An address or a number: no heading reads like that. */
function looksLikeData(cell: string): boolean {
  const text = cell.trim()
  return ADDRESS.test(text) || NUMBERS_ONLY.test(text)
}

function columnsInUse(lines: readonly Line[]): number[] {
  const used = new Set<number>()
  for (const { cells } of lines)
    for (const [column, cell] of cells.entries()) if (cell.trim() !== '') used.add(column)
  return [...used].toSorted((a, b) => a - b)
}

function oneLine(text: string): string {
  return cutCell(text.replace(/\s+/gu, ' ').trim())
}

function cutCell(cell: string): string {
  const most = SHEET_LIMITS.cellCharacters
  return cell.length > most ? cell.slice(0, most + 1) : cell
}
