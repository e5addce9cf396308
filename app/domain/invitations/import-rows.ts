import { searchForm } from '#app/domain/names.ts'
import type { GuestField } from './guest-fields.ts'
import { rowReader } from './import-cells.ts'
import type { RowReader } from './import-cells.ts'
import type { Mapping } from './import-columns.ts'
import type { Problem, Repair } from './import-problems.ts'

/** People by age: infant 0-2, child 3-10, young 11-17 (data model, `age_band`). */
export interface Heads {
  adults: number
  young: number
  children: number
  infants: number
}

/** One good row: a family, or a delegate, as it will be brought in. */
export interface GuestRow {
  /** Place in the file, from 1. */
  row: number
  name: string
  nativeName?: string
  knownAs?: string
  email?: string
  phone?: string
  /** BCP 47. */
  language: string
  /** The most who may come on this invitation. */
  people: number
  /** Only when the list tells ages. */
  heads?: Heads
  childNames: string[]
  school?: string
  organisation?: string
  jobTitle?: string
}

export interface BadRow {
  /** Index into the rows that were handed in, for the download of bad rows. */
  index: number
  row: number
  problems: Problem[]
}

/** What is taken for granted where the list says nothing. */
export interface ImportDefaults {
  language: string
  people: number
  /** The most people that one invitation may have. */
  peopleMost: number
}

export interface CheckedRows {
  good: GuestRow[]
  bad: BadRow[]
  /** Cells that were read otherwise than typed. */
  repairs: Repair[]
}

/**
 * Check every row of a guest list. A row with a single problem stays out whole, with all its problems;
 * a row that stands twice in the file comes in once.
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
  const seen = new Map<string, number>()
  const checked: CheckedRows = { good: [], bad: [], repairs: [] }
  for (const [index, cells] of rows.entries()) {
    const row = rowNumbers[index] ?? index + 1
    const reader = rowReader(row, cells, columnsOf)
    const guest = readGuest(reader, row, defaults)
    const first = guest && seen.get(sameness(guest))
    if (first !== undefined)
      reader.problems.push({
        column: undefined,
        key: 'guests-import.row-twice',
        args: { row: first },
      })
    if (!guest || reader.problems.length > 0) {
      checked.bad.push({ index, row, problems: reader.problems })
      continue
    }
    seen.set(sameness(guest), row)
    checked.good.push(guest)
    checked.repairs.push(...reader.repairs)
  }
  return checked
}

function columnsByField(mapping: Mapping): Map<GuestField, number[]> {
  const columns = new Map<GuestField, number[]>()
  for (const [column, use] of mapping.entries())
    if (use !== 'left-out' && use !== 'forbidden')
      columns.set(use, [...(columns.get(use) ?? []), column])
  return columns
}

function readGuest(reader: RowReader, row: number, defaults: ImportDefaults): GuestRow | undefined {
  const name = readName(reader)
  const heads = readHeads(reader)
  const people = readPeople(reader, heads, defaults)
  const guest = {
    row,
    nativeName: reader.name('native-name'),
    knownAs: reader.name('known-as'),
    email: reader.email(),
    phone: reader.phone(),
    language: reader.language() ?? defaults.language,
    heads,
    childNames: reader.names('child-names'),
    school: reader.label('school'),
    organisation: reader.label('organisation'),
    jobTitle: reader.label('job-title'),
  }
  if (name === undefined || people === undefined) return undefined
  if (TOTAL.test(name) && !guest.email && !guest.phone)
    reader.problems.push({ column: undefined, key: 'guests-import.row-total' })
  return { ...guest, name, people }
}

function readName(reader: RowReader): string | undefined {
  const before = reader.problems.length
  const parts = [reader.name('name') ?? [reader.name('first-name'), reader.name('last-name')]]
  const name = parts.flat().filter(Boolean).join(' ')
  if (name !== '') return name
  const column = reader.column('name') ?? reader.column('first-name') ?? reader.column('last-name')
  // A name that was refused has said so already.
  if (reader.problems.length === before)
    reader.problems.push({ column, key: 'guests-import.cell-name-missing' })
  return undefined
}

function readHeads(reader: RowReader): Heads | undefined {
  const told = {
    adults: reader.heads('adults'),
    young: reader.heads('young'),
    children: reader.heads('children'),
    infants: reader.heads('infants'),
  }
  if (Object.values(told).every((count) => count === undefined)) return undefined
  return {
    adults: told.adults ?? 0,
    young: told.young ?? 0,
    children: told.children ?? 0,
    infants: told.infants ?? 0,
  }
}

/** The number that the list gives, else the ages added up, else what is usual for this event. */
function readPeople(
  reader: RowReader,
  heads: Heads | undefined,
  { people, peopleMost }: ImportDefaults,
): number | undefined {
  const before = reader.problems.length
  const told = reader.people(peopleMost)
  if (reader.problems.length > before) return undefined
  const counted = heads && heads.adults + heads.young + heads.children + heads.infants
  if (!counted) return told ?? people
  const column = reader.column('people') ?? reader.column('adults')
  if (told !== undefined && told < counted) {
    const key = 'guests-import.cell-people-fewer-than-heads'
    reader.problems.push({ column, key, args: { people: told, heads: counted } })
    return undefined
  }
  if (counted > peopleMost) {
    const key = 'guests-import.cell-people-too-many'
    reader.problems.push({ column, key, args: { most: peopleMost } })
    return undefined
  }
  return told ?? counted
}

// The last line of many lists: nobody to invite.
const TOTAL =
  /^(?:(?:grand |sub ?-?)?totals?|sum|count|المجموع|الإجمالي|разом|усього|всього|підсумок)\s*:?$/iu

/** Two rows say the same when all that tells people apart is the same; names in any spelling of accents. */
function sameness(guest: GuestRow): string {
  const { name, email, phone, organisation, childNames } = guest
  const people = [name, organisation ?? '', ...childNames].map(searchForm)
  return JSON.stringify([people, email ?? '', (phone ?? '').replace(/\D/g, '')])
}
