import { searchForm } from '#app/domain/names.ts'
import type { GuestField } from './guest-fields.ts'
import { rowReader } from './import-cells.ts'
import { addsTo, continues, sharesContact, together, withMore } from './import-families.ts'
import type { Mapping } from './import-columns.ts'
import type { Problem, Repair, RowFault } from './import-problems.ts'
import {
  readChildren,
  readGuest,
  readHeads,
  type GuestRow,
  type ImportDefaults,
} from './read-guest.ts'

export interface BadRow {
  /** Index into the rows that were handed in, for the download of bad rows. */
  index: number
  row: number
  problems: Problem[]
}

export interface CheckedRows {
  good: GuestRow[]
  bad: BadRow[]
  /** Cells that were read otherwise than typed. */
  repairs: Repair[]
  /** Rows that tell more of a family that comes in, with that family's first row. */
  joined: Map<number, { row: number; name: string }>
}

interface Line extends BadRow {
  repairs: Repair[]
}

/** A family on its way, with all the rows that tell of it. */
interface Family {
  guest: GuestRow | undefined
  cells: readonly string[]
  lines: Line[]
}
type Named = Family & { guest: GuestRow }

/**
 * Check every row of a guest list. A family may stand in several rows: rows without a name below it, or
 * rows with the same name and contact, each with some of its people. A family with a single problem
 * stays out whole, with all its rows and problems; what stands twice in the file comes in once.
 */
export function checkRows({
  rows,
  rowNumbers,
  mapping,
  defaults,
}: {
  rows: readonly (readonly string[])[]
  rowNumbers: readonly number[]
  mapping: Mapping
  defaults: ImportDefaults
}): CheckedRows {
  const columnsOf = columnsByField(mapping)
  const families: Family[] = []
  const named = new Map<string, Named[]>()
  const seen = new Map<string, RowFault>()
  let current: Family | undefined
  for (const [index, cells] of rows.entries()) {
    const row = rowNumbers[index] ?? index + 1
    const reader = rowReader(row, cells, columnsOf)
    const line: Line = { index, row, problems: reader.problems, repairs: reader.repairs }
    const above = current && isRightAbove(current, row) ? current : undefined
    if (above && continues(cells, above.cells, columnsOf)) {
      const more = { children: readChildren(reader), heads: readHeads(reader) }
      if (above.guest) above.guest = withMore(above.guest, more, defaults.peopleMost)
      above.lines.push(line)
      continue
    }
    const guest = readGuest(reader, row, defaults)
    if (!guest) {
      current = { guest, cells, lines: [line] }
      families.push(current)
      continue
    }
    const namesakes = named.get(searchForm(guest.name)) ?? []
    const possible = namesakes.filter((one) => addsTo(one.guest, guest))
    const family = line.problems.length > 0 ? undefined : familyOf(guest, { possible, above })
    const said = seen.get(sameness(guest)) ?? (family ? undefined : namesakeOf(guest, possible))
    if (said) line.problems.push({ column: undefined, ...said })
    if (line.problems.length === 0)
      seen.set(sameness(guest), { key: 'guests-import.row-twice', args: { row } })
    if (family && line.problems.length === 0) {
      family.guest = together(family.guest, guest, defaults.peopleMost)
      family.lines.push(line)
      current = family
      continue
    }
    const fresh: Named = { guest, cells, lines: [line] }
    current = fresh
    families.push(fresh)
    if (line.problems.length === 0) named.set(searchForm(guest.name), [...namesakes, fresh])
  }
  return settled(families)
}

const isRightAbove = ({ lines }: Family, row: number): boolean => lines.at(-1)?.row === row - 1

/** The family that a row with new children belongs to: one with the same contact, or the one right above. */
const familyOf = (
  guest: GuestRow,
  { possible, above }: { possible: readonly Named[]; above: Family | undefined },
): Named | undefined =>
  possible.find((one) => sharesContact(one.guest, guest)) ?? possible.find((one) => one === above)

/** What is wrong where a family of that name stands elsewhere, and nothing says whether it is the same. */
function namesakeOf(guest: GuestRow, possible: readonly Named[]): RowFault | undefined {
  const silent = possible.find((one) => !hasContact(one.guest) && !hasContact(guest))
  return silent && { key: 'guests-import.row-namesake', args: { row: silent.guest.row } }
}

const hasContact = ({ email, phone }: GuestRow): boolean =>
  email !== undefined || phone !== undefined

/** Good families and bad rows, in the order of the file. */
function settled(families: readonly Family[]): CheckedRows {
  const checked: CheckedRows = { good: [], bad: [], repairs: [], joined: new Map() }
  for (const { guest, lines } of families) {
    const wrong = lines.find(({ problems }) => problems.length > 0)
    if (wrong || !guest) {
      for (const { index, row, problems } of lines)
        checked.bad.push({
          index,
          row,
          problems:
            problems.length > 0 || !wrong
              ? problems
              : [
                  {
                    column: undefined,
                    key: 'guests-import.row-of-family',
                    args: { row: wrong.row },
                  },
                ],
        })
      continue
    }
    checked.good.push(guest)
    checked.repairs.push(...lines.flatMap(({ repairs }) => repairs))
    for (const { row } of lines.slice(1))
      checked.joined.set(row, { row: guest.row, name: guest.name })
  }
  checked.bad.sort((a, b) => a.index - b.index)
  return checked
}

function columnsByField(mapping: Mapping): Map<GuestField, number[]> {
  const columns = new Map<GuestField, number[]>()
  for (const [column, use] of mapping.entries())
    if (use !== 'left-out' && use !== 'forbidden')
      columns.set(use, [...(columns.get(use) ?? []), column])
  return columns
}

/** Two rows say the same when all that tells people apart is the same; names in any spelling of accents. */
function sameness(guest: GuestRow): string {
  const { name, email, phone, organisation, children } = guest
  const people = [name, organisation ?? '', ...children.map((child) => child.name)].map(searchForm)
  return JSON.stringify([people, email ?? '', (phone ?? '').replace(/\D/g, '')])
}
