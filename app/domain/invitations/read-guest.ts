import type { RowReader } from './import-cells.ts'

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
  children: Array<{ name: string; school: string | undefined }>
  organisation?: string
  jobTitle?: string
}

/** What is taken for granted where the list says nothing. */
export interface ImportDefaults {
  language: string
  people: number
  /** The most people that one invitation may have. */
  peopleMost: number
  /** "Al-Khatib, Amira" comes in as "Amira Al-Khatib": an officer said so of the whole column. */
  turnNames?: boolean
}

/** One row as a family or delegate; undefined where it has no name, or no number that can be right. */
export function readGuest(
  reader: RowReader,
  row: number,
  defaults: ImportDefaults,
): GuestRow | undefined {
  const name = readName(reader, defaults)
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
    children: readChildren(reader),
    organisation: reader.label('organisation'),
    jobTitle: reader.label('job-title'),
  }
  if (name === undefined || people === undefined) return undefined
  if (TOTAL.test(name) && !guest.email && !guest.phone)
    reader.problems.push({ column: undefined, key: 'guests-import.row-total' })
  return { ...guest, name, people }
}

/** The children whom a row names, each with the row's school. */
export function readChildren(reader: RowReader): GuestRow['children'] {
  const school = reader.label('school')
  return reader.names('child-names').map((name) => ({ name, school }))
}

function readName(reader: RowReader, { turnNames }: ImportDefaults): string | undefined {
  const before = reader.problems.length
  const whole = turnNames ? reader.turnedName('name') : reader.name('name')
  const parts = [whole ?? [reader.name('first-name'), reader.name('last-name')]]
  const name = parts.flat().filter(Boolean).join(' ')
  if (name !== '') return name
  const column = reader.column('name') ?? reader.column('first-name') ?? reader.column('last-name')
  // A name that was refused has said so already.
  if (reader.problems.length === before)
    reader.problems.push({ column, key: 'guests-import.cell-name-missing' })
  return undefined
}

/** How many of each age; undefined where the row tells none. */
export function readHeads(reader: RowReader): Heads | undefined {
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
