import { searchForm } from '#app/domain/names.ts'
import type { GuestField } from './guest-fields.ts'
import type { GuestRow, Heads } from './read-guest.ts'

const NAMES: readonly GuestField[] = ['name', 'first-name', 'last-name', 'native-name', 'known-as']
const OF_THE_FAMILY: readonly GuestField[] = [
  'email',
  'phone',
  'language',
  'people',
  'organisation',
  'job-title',
]
const COUNTS: readonly GuestField[] = ['adults', 'young', 'children', 'infants']

/**
 * Whether a row tells more of the family in the row above: no name, nothing that speaks for another
 * family, and children rather than a line of sums.
 *
 * @param above The first row of that family.
 */
export function continues(
  cells: readonly string[],
  above: readonly string[],
  columnsOf: ReadonlyMap<GuestField, readonly number[]>,
): boolean {
  const textOf = (row: readonly string[], field: GuestField) =>
    (columnsOf.get(field) ?? []).map((column) => (row[column] ?? '').trim()).join('')
  const isEmpty = (field: GuestField) => textOf(cells, field) === ''
  return (
    NAMES.every(isEmpty) &&
    OF_THE_FAMILY.every(
      (field) => isEmpty(field) || textOf(cells, field) === textOf(above, field),
    ) &&
    (!isEmpty('child-names') || COUNTS.every(isEmpty))
  )
}

/** What a row without a name adds to its family: children, and people by age where the list counts them. */
export function withMore(
  family: GuestRow,
  more: { children: GuestRow['children']; heads: Heads | undefined },
  peopleMost: number,
): GuestRow {
  const heads =
    family.heads && more.heads ? sum(family.heads, more.heads) : (family.heads ?? more.heads)
  return roomy({ ...family, heads, children: [...family.children, ...more.children] }, peopleMost)
}

/** A family that stands in two rows with a name each: all of its children, and the larger number of people. */
export function together(family: GuestRow, again: GuestRow, peopleMost: number): GuestRow {
  return roomy(
    {
      ...family,
      nativeName: family.nativeName ?? again.nativeName,
      knownAs: family.knownAs ?? again.knownAs,
      email: family.email ?? again.email,
      phone: family.phone ?? again.phone,
      people: Math.max(family.people, again.people),
      children: [...family.children, ...newChildren(family, again)],
    },
    peopleMost,
  )
}

/** The children of a row whom the family's earlier rows did not name. */
function newChildren(family: GuestRow, again: GuestRow): GuestRow['children'] {
  const named = new Set(family.children.map(({ name }) => searchForm(name)))
  return again.children.filter(({ name }) => !named.has(searchForm(name)))
}

/** Whether a row may be more of a family: the same name, new children, and no word that speaks against it. */
export function addsTo(family: GuestRow, again: GuestRow): boolean {
  const differ = (a: string | undefined, b: string | undefined) =>
    a !== undefined && b !== undefined && searchForm(a) !== searchForm(b)
  const otherPhone = differ(digits(family.phone), digits(again.phone))
  return (
    !differ(family.name, again.name) &&
    !differ(family.email, again.email) &&
    !(otherPhone && family.email === undefined) &&
    !differ(family.organisation, again.organisation) &&
    newChildren(family, again).length > 0
  )
}

/** Whether they share an e-mail address or a telephone number. */
export const sharesContact = (one: GuestRow, other: GuestRow): boolean =>
  (one.email !== undefined && one.email.toLowerCase() === other.email?.toLowerCase()) ||
  (one.phone !== undefined && digits(one.phone) === digits(other.phone))

const digits = (phone: string | undefined) => phone?.replace(/\D/g, '')

function sum(a: Heads, b: Heads): Heads {
  return {
    adults: a.adults + b.adults,
    young: a.young + b.young,
    children: a.children + b.children,
    infants: a.infants + b.infants,
  }
}

/** An invitation has room for everybody whom its rows name, and for somebody who brings them. */
function roomy(family: GuestRow, peopleMost: number): GuestRow {
  const counted = Object.values(family.heads ?? {}).reduce((all, count) => all + count, 0)
  const needed = Math.max(family.people, counted, family.children.length + 1)
  return { ...family, people: Math.min(needed, Math.max(peopleMost, family.people)) }
}
