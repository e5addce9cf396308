import type { Words } from '#app/translations/translate.ts'
import type { Sheet } from '../directory/sheet.ts'
import type { ColumnUse, Mapping } from './import-columns.ts'
import type { RowFate } from './import-matches.ts'
import { problemWords } from './import-problems.ts'
import type { CheckedRows } from './import-rows.ts'

export const PREVIEW_VIEWS = ['all', 'look', 'good'] as const
export type PreviewView = (typeof PREVIEW_VIEWS)[number]

/** One row of a list as the preview shows it. */
export interface PreviewRow {
  row: number
  /** One a shown column: what the list says, and what is wrong with it or read otherwise. */
  cells: Array<{ text: string; why?: string; tone?: 'bad' | 'warn' }>
  /** What is wrong with the row as a whole. */
  why?: string
  /** `joined`: its people belong to a family of an earlier row. */
  fate: RowFate | { kind: 'bad' } | { kind: 'joined'; row: number; name: string }
}

export interface ImportPreview {
  view: PreviewView
  columns: Array<{ key: string; use: ColumnUse }>
  rows: PreviewRow[]
  /** Rows of this view that are not shown. */
  more: number
  counts: Record<PreviewView, number> & {
    bad: number
    listed: number
    /** Rows that may be somebody known: an officer says. */
    unsure: number
    /** Rows that tell more of a family of an earlier row. */
    joined: number
    /** Families that will be written when nobody says otherwise. */
    adding: number
  }
}

/** A page that holds more rows takes long to load, and nobody reads them. */
const ROWS_SHOWN = 200

/**
 * The preview of a list, each problem in its cell.
 *
 * @param asked The rows to show; without a wish those that need a look, where there are any.
 */
export function importPreview(
  checked: CheckedRows & { sheet: Sheet; mapping: Mapping; fates: ReadonlyMap<number, RowFate> },
  t: Words,
  asked?: PreviewView,
): ImportPreview {
  const { sheet, mapping, good, bad, fates } = checked
  const shown = mapping.flatMap((use, index) =>
    use === 'left-out' || use === 'forbidden' ? [] : [{ use, index }],
  )
  const indexOf = new Map(sheet.rowNumbers.map((row, index) => [row, index]))
  const problems = new Map(bad.map((one) => [one.row, one.problems]))
  const repairs = new Map(checked.repairs.map((one) => [`${one.row} ${one.column}`, one]))
  const fateOf = (row: number): PreviewRow['fate'] => {
    const family = checked.joined.get(row)
    if (problems.has(row)) return { kind: 'bad' }
    return family ? { kind: 'joined', ...family } : (fates.get(row) ?? { kind: 'new' })
  }
  const rowOf = (row: number): PreviewRow => {
    const cells = sheet.rows[indexOf.get(row) ?? -1] ?? []
    const wrong = problems.get(row) ?? []
    const whole = wrong.find(({ column }) => column === undefined)
    return {
      row,
      fate: fateOf(row),
      ...(whole && { why: problemWords(t, whole) }),
      cells: shown.map(({ index }) => {
        const fault = wrong.find(({ column }) => column === index)
        const repair = repairs.get(`${row} ${index}`)
        const text = cells[index] ?? ''
        if (fault) return { text, tone: 'bad', why: problemWords(t, fault) }
        return repair ? { text, tone: 'warn', why: t(repair.key) } : { text }
      }),
    }
  }
  const kinds = sheet.rowNumbers.map((row) => ({ row, fate: fateOf(row) }))
  const needLook = kinds.filter(
    ({ fate }) => fate.kind === 'bad' || fate.kind === 'look' || fate.kind === 'listed',
  )
  const fine = kinds.filter(({ fate }) => ['new', 'look', 'joined'].includes(fate.kind))
  const view = asked ?? (needLook.length > 0 ? 'look' : 'all')
  const ofView = { all: kinds, look: needLook, good: fine }[view]
  const leftOut = good.filter(({ row }) => {
    const fate = fates.get(row)
    if (fate?.kind === 'listed') return true
    if (fate?.kind !== 'look' || fate.usual === 'different') return false
    return 'row' in fate.match.other || fate.match.other.invitationId !== null
  })
  return {
    view,
    columns: shown.map(({ use, index }) => ({ use, key: String(index) })),
    rows: ofView.slice(0, ROWS_SHOWN).map(({ row }) => rowOf(row)),
    more: Math.max(0, ofView.length - ROWS_SHOWN),
    counts: {
      all: kinds.length,
      look: needLook.length,
      good: fine.length,
      bad: bad.length,
      listed: kinds.filter(({ fate }) => fate.kind === 'listed').length,
      unsure: kinds.filter(({ fate }) => fate.kind === 'look').length,
      joined: checked.joined.size,
      adding: good.length - leftOut.length,
    },
  }
}
