import { CsvError, parse } from 'csv-parse/sync'
import { unguardCell } from './formula-guard.ts'
import { isBlank, SHEET_LIMITS, sheetFrom } from './sheet.ts'
import type { Line, SheetAnswer, SheetRefusal } from './sheet.ts'
import { decodeText } from './sheet-text.server.ts'

const SEPARATORS = ['\t', ';', ',', '|']
const SAMPLE_LINES = 40
const SAMPLE_CHARACTERS = 64 * 1024
// Titles stand above the rows; a file that holds more than that is over the limit whatever they are.
const MOST_LINES = SHEET_LIMITS.dataRows + 20

/** A sheet out of a text file whose separator nobody told: comma, semicolon, tab or upright stroke. */
export function readCsv(bytes: Uint8Array): SheetAnswer {
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
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED')
      return 'quote-not-closed'
    if (error instanceof CsvError) return 'broken'
    throw error
  }
  return lines
}

function csvOptions(separator: string) {
  return {
    delimiter: separator,
    // All three: files that were pasted together mix them.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
  }
}

interface Fit {
  separator: string
  /** Quotes stand only where a cell begins and ends: with a wrong separator they stand anywhere. */
  wellQuoted: boolean
  /** How many of the first lines have the same number of cells, more than one. */
  agreeing: number
  width: number
}

/**
 * The separator that fits the first lines best. Quotes decide first, then the number of lines that agree:
 * a comma inside "Smith, John" seldom stands in the headings as well.
 */
function findSeparator(text: string): string {
  const sample = text.slice(0, SAMPLE_CHARACTERS)
  const fits = SEPARATORS.map((separator) => fitOf(sample, separator))
  const [best] = fits
    .filter((fit) => fit.width > 1)
    .toSorted(
      (a, b) =>
        Number(b.wellQuoted) - Number(a.wellQuoted) || b.agreeing - a.agreeing || b.width - a.width,
    )
  return best?.separator ?? ','
}

function fitOf(sample: string, separator: string): Fit {
  const strict = widthsOf(sample, { ...csvOptions(separator), relax_quotes: false })
  const widths = strict.wellQuoted ? strict.widths : widthsOf(sample, csvOptions(separator)).widths
  const [width, agreeing] = [...widths]
    .filter(([cells]) => cells > 1)
    .reduce(([w, n], [cells, lines]) => (lines > n ? [cells, lines] : [w, n]), [1, 0])
  return { separator, wellQuoted: strict.wellQuoted, agreeing, width }
}

/** How many lines have how many cells. */
function widthsOf(
  sample: string,
  options: ReturnType<typeof csvOptions>,
): { widths: Map<number, number>; wellQuoted: boolean } {
  const widths = new Map<number, number>()
  const count = (cells: string[]) => {
    if (!isBlank(cells)) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1)
    return null
  }
  try {
    parse(sample, { ...options, to: SAMPLE_LINES, on_record: count })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // The sample may simply end inside a quoted cell.
    return { widths, wellQuoted: error.code === 'CSV_QUOTE_NOT_CLOSED' }
  }
  return { widths, wellQuoted: true }
}
