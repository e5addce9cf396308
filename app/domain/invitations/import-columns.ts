import { latinDigits } from '#app/domain/digits.ts'
import { GUEST_FIELDS } from './guest-fields.ts'
import type { GuestField } from './guest-fields.ts'
import { FIELD_HEADINGS, FORBIDDEN_HEADINGS } from './import-headings.ts'

/** `left-out`: not brought in. `forbidden`: Herald never keeps it (SECURITY rule of least data), whatever is chosen. */
export type ColumnUse = GuestField | 'left-out' | 'forbidden'

/** One use for each column of the sheet, in its order. */
export type Mapping = readonly ColumnUse[]

const SAMPLE_ROWS = 50
const MOSTLY = 0.6

/**
 * Guess what each column holds: by its heading, then, where the heading says nothing, by what the cells
 * look like. Each field is given to one column only, names of children excepted.
 */
export function guessColumns(
  columns: readonly string[],
  sampleRows: readonly (readonly string[])[],
): ColumnUse[] {
  const sample = sampleRows.slice(0, SAMPLE_ROWS)
  const cellsOf = (column: number) =>
    sample.map((row) => (row[column] ?? '').trim()).filter((cell) => cell !== '')
  const taken = new Set<GuestField>()
  const take = (field: GuestField | undefined): ColumnUse => {
    if (!field || (taken.has(field) && field !== 'child-names')) return 'left-out'
    taken.add(field)
    return field
  }
  const byHeading = columns.map((heading, column): ColumnUse => {
    if (isForbidden(heading)) return 'forbidden'
    return take(settle(fieldOfHeading(heading), cellsOf(column)))
  })
  const uses = byHeading.map((use, column) =>
    use === 'left-out' && !fieldOfHeading(columns[column] ?? '')
      ? take(fieldOfContent(cellsOf(column), taken))
      : use,
  )
  return withName(uses, columns, cellsOf)
}

/** Whether a heading names what Herald never keeps: date of birth, nationality, Home Office reference, address. */
export function isForbidden(heading: string): boolean {
  const words = plainHeading(heading)
  return FORBIDDEN_HEADINGS.some((pattern) => pattern.test(words))
}

export type MappingFault = 'no-name' | 'same-field-twice'

/**
 * The mapping that an officer chose, made safe: forbidden columns stay out, unknown words mean `left-out`.
 * A guest list needs a name, or a first and a last name; no field comes from two columns.
 */
export function chosenMapping(
  columns: readonly string[],
  chosen: readonly (string | undefined)[],
): { mapping: ColumnUse[]; fault?: MappingFault } {
  const mapping = columns.map((heading, column): ColumnUse => {
    if (isForbidden(heading)) return 'forbidden'
    return GUEST_FIELDS.find((field) => field === chosen[column]) ?? 'left-out'
  })
  const fields = mapping.filter((use) => use !== 'left-out' && use !== 'forbidden')
  const single = fields.filter((field) => field !== 'child-names')
  if (!['name', 'first-name', 'last-name'].some((field) => fields.some((f) => f === field)))
    return { mapping, fault: 'no-name' }
  if (new Set(single).size < single.length) return { mapping, fault: 'same-field-twice' }
  return { mapping }
}

function plainHeading(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’'`.]/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}+]+/gu, ' ')
    .trim()
}

function fieldOfHeading(heading: string): GuestField | undefined {
  const words = plainHeading(heading)
  return FIELD_HEADINGS.find(([, pattern]) => pattern.test(words))?.[0]
}

/** "Children" may head a number or names; the cells tell which. */
function settle(field: GuestField | undefined, cells: readonly string[]): GuestField | undefined {
  const numbers = mostly(cells, isCount)
  if (field === 'children' && cells.length > 0 && !numbers) return 'child-names'
  if (field === 'child-names' && cells.length > 0 && numbers) return 'children'
  return field
}

function fieldOfContent(
  cells: readonly string[],
  taken: ReadonlySet<GuestField>,
): GuestField | undefined {
  if (!taken.has('email') && mostly(cells, (cell) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell)))
    return 'email'
  return !taken.has('phone') && mostly(cells, isPhone) ? 'phone' : undefined
}

/** Without any name column, the first column of words that nobody named is the names. */
function withName(
  uses: readonly ColumnUse[],
  columns: readonly string[],
  cellsOf: (column: number) => string[],
): ColumnUse[] {
  if (uses.some((use) => use === 'name')) return uses.map(asWholeName)
  const first = uses.indexOf('first-name')
  const last = uses.indexOf('last-name')
  if (first !== -1 || last !== -1)
    // "Surname" alone is the name that the list goes by.
    return first !== -1 && last !== -1
      ? [...uses]
      : uses.map((use, column) => (column === Math.max(first, last) ? 'name' : use))
  const names = uses.findIndex(
    (use, column) =>
      use === 'left-out' &&
      columns[column] === '' &&
      mostly(cellsOf(column), (cell) => /^\p{L}[\p{L}\p{M}\s.,'’-]+$/u.test(cell)),
  )
  return uses.map((use, column) => (column === names ? 'name' : use))
}

/** Beside a whole name, its parts would only say it twice. */
function asWholeName(use: ColumnUse): ColumnUse {
  return use === 'first-name' || use === 'last-name' ? 'left-out' : use
}

function mostly(cells: readonly string[], is: (cell: string) => boolean): boolean {
  return cells.length > 0 && cells.filter(is).length >= cells.length * MOSTLY
}

const isCount = (cell: string): boolean => /^\d{1,2}$/.test(latinDigits(cell))

const isPhone = (cell: string): boolean => {
  const text = latinDigits(cell)
  return /^[+(]?[\d\s()./-]+$/.test(text) && /^\d{7,15}$/.test(text.replace(/\D/g, ''))
}
