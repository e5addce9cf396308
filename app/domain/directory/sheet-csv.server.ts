import { CsvError, parse } from 'csv-parse/sync'
import { unguardCell } from './formula-guard.ts'
import { isBlank, SHEET_LIMITS, sheetFrom } from './sheet.ts'
import type { Line, Sheet, SheetRefusal } from './sheet.ts'
import { decodeText } from './sheet-text.server.ts'

const SEPARATORS = ['\t', ';', ',', '|']
const SAMPLE_LINES = 40
const SAMPLE_CHARACTERS = 64 * 1024
// Titles stand above the rows; a file that holds more than that is over the limit whatever they are.
const MOST_LINES = SHEET_LIMITS.dataRows + 20

/** A sheet out of a text file whose separator nobody told: comma, semicolon, tab or upright stroke. */
export function readCsv(bytes: Uint8Array): { sheet: Sheet } | SheetRefusal {
  const decoded = decodeText(bytes)
  if (!decoded) return 'not-a-sheet'
  if (/^\s*(?:<!doctype html|<html|<table|<\?xml)/i.test(decoded.text)) return 'web-page'
  const { text, named } = withoutSeparatorLine(decoded.text)
  const separator = named ?? findSeparator(text)
  const lines = linesOf(text, separator)
  if (typeof lines === 'string') return lines
  const read = sheetFrom(lines.map((line) => (named ? { ...line, row: line.row + 1 } : line)))
  if (typeof read === 'string') return read
  return { sheet: { ...read.sheet, encoding: decoded.encoding, separator } }
}

/** Excel's own first line "sep=;" names the separator and is no row. */
function withoutSeparatorLine(text: string): { text: string; named?: string } {
  const found = /^sep=([,;|\t])\r?\n/i.exec(text)
  return found?.[1] ? { text: text.slice(found[0].length), named: found[1] } : { text }
}

class TooManyLines extends Error {}

function linesOf(text: string, separator: string): Line[] | SheetRefusal {
  const lines: Line[] = []
  let row = 0
  try {
    parse(text, {
      ...csvOptions(separator),
      on_record: (cells: string[]) => {
        row++
        if (!isBlank(cells)) lines.push({ row, cells: cells.map(unguardCell) })
        if (lines.length > MOST_LINES) throw new TooManyLines()
        return null
      },
    })
  } catch (error) {
    if (error instanceof TooManyLines) return 'too-many-rows'
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') return 'quote-not-closed'
    if (error instanceof CsvError) return 'broken'
    throw error
  }
  return lines
}

function csvOptions(separator: string) {
  return { delimiter: separator, relax_quotes: true, relax_column_count: true }
}

/**
 * The separator that cuts most of the first lines into the same number of cells, more than one.
 * A comma inside "Smith, John" seldom stands in the headings as well.
 */
function findSeparator(text: string): string {
  const sample = text.slice(0, SAMPLE_CHARACTERS)
  let best = { separator: ',', agreeing: 0, width: 1 }
  for (const separator of SEPARATORS) {
    const { agreeing, width } = agreement(sample, separator)
    const better = agreeing > best.agreeing || (agreeing === best.agreeing && width > best.width)
    if (width > 1 && better) best = { separator, agreeing, width }
  }
  return best.separator
}

function agreement(sample: string, separator: string): { agreeing: number; width: number } {
  const widths = new Map<number, number>()
  try {
    const records: string[][] = parse(sample, { ...csvOptions(separator), to: SAMPLE_LINES })
    for (const cells of records)
      if (!isBlank(cells)) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1)
  } catch (error) {
    // The sample may end inside a quoted cell; with a wrong separator quotes stand anywhere.
    if (!(error instanceof CsvError)) throw error
  }
  const [width, agreeing] = [...widths]
    .filter(([cells]) => cells > 1)
    .reduce(([w, n], [cells, lines]) => (lines > n ? [cells, lines] : [w, n]), [1, 0])
  return { agreeing, width }
}
