import { searchForm } from '../names.ts'
import { findDuplicates, type Match } from './duplicates.ts'
import type { Candidate } from './match-keys.ts'
import type { GuestRow } from './read-guest.ts'

/** Somebody of the directory, and the invitation to this occurrence that they answer for, if any. */
export interface KnownPerson extends Candidate {
  invitationId: string | null
}

/**
 * What will happen to a good row. `listed`: it is on the list already (or stands twice in the file) and
 * is left out. `look`: an officer says whether it is the same; `usual` is what happens unasked.
 */
export type RowFate =
  | { kind: 'new' }
  | { kind: 'listed'; match: RowMatch | undefined }
  | { kind: 'look'; match: RowMatch; usual: 'same' | 'different' }

export interface RowMatch extends Pick<Match, 'reasons'> {
  /** Whom it may be: a person of the directory, or an earlier row of the file. */
  other:
    | { personId: string; name: string; invitationId: string | null }
    | { row: number; name: string }
}

/** So likely the same that the row stays out, or takes the known record, unless an officer says otherwise. */
const LIKELY_SCORE = 40

/** For each good row, by its place in the file, what will happen to it. */
export function fatesOf(
  rows: readonly GuestRow[],
  known: readonly KnownPerson[],
): Map<number, RowFate> {
  const people = new Map(known.map((one) => [one.key, one]))
  const rowsByKey = new Map(rows.map((row) => [keyOfRow(row.row), row]))
  const matches = findDuplicates({ newcomers: rows.map(candidateOf), existing: known })
  const listed = new Map(
    known.flatMap((one) => (one.invitationId ? [[sameness(one), one] as const] : [])),
  )
  const seen = new Map<string, GuestRow>()
  const fates = new Map<number, RowFate>()
  for (const row of rows) {
    const same = sameness(row)
    const found = (matches.get(keyOfRow(row.row)) ?? []).flatMap((match) => {
      const other = otherOf(match, people, rowsByKey)
      return other ? [{ match, row: { reasons: match.reasons, other } }] : []
    })
    fates.set(row.row, fateOf(found, { listed: listed.get(same), earlier: seen.get(same) }))
    if (!seen.has(same)) seen.set(same, row)
  }
  return fates
}

function fateOf(
  found: ReadonlyArray<{ match: Match; row: RowMatch }>,
  { listed, earlier }: { listed: KnownPerson | undefined; earlier: GuestRow | undefined },
): RowFate {
  const surely = found.find(
    ({ match, row }) => match.certain && ('row' in row.other || isInvited(row)),
  )
  if (surely) return { kind: 'listed', match: surely.row }
  if (listed) return { kind: 'listed', match: plainMatch(personOf(listed)) }
  if (earlier)
    return { kind: 'listed', match: plainMatch({ row: earlier.row, name: earlier.name }) }
  // Somebody on this list already matters more than a namesake elsewhere in the directory.
  const likeliest =
    found.find(({ row }) => isInvited(row)) ??
    found.find(({ match }) => match.score >= LIKELY_SCORE)
  if (!likeliest) return { kind: 'new' }
  const { match, row } = likeliest
  // Families of one hotel share a number: two rows of a list are the same only when their name is, too.
  const same = isInvited(row) ? match.score >= LIKELY_SCORE : match.certain
  return { kind: 'look', match: row, usual: same ? 'same' : 'different' }
}

const isInvited = ({ other }: RowMatch): boolean =>
  'personId' in other && other.invitationId !== null

const plainMatch = (other: RowMatch['other']): RowMatch => ({ reasons: ['same-name'], other })

const personOf = ({ key, name, invitationId }: KnownPerson) => ({
  personId: key,
  name,
  invitationId,
})

function otherOf(
  { other, among }: Match,
  people: ReadonlyMap<string, KnownPerson>,
  rows: ReadonlyMap<string, GuestRow>,
): RowMatch['other'] | undefined {
  if (among === 'directory') {
    const known = people.get(other)
    return known && personOf(known)
  }
  const row = rows.get(other)
  return row && { row: row.row, name: row.name }
}

const keyOfRow = (row: number): string => `row ${row}`

const candidateOf = ({ row, name, nativeName, knownAs, email, phone }: GuestRow): Candidate => ({
  key: keyOfRow(row),
  name,
  nativeName,
  knownAs,
  email,
  phone,
})

/** Same name, same e-mail, same phone (or neither): bringing a list in again adds nobody twice. */
export function sameness({
  name,
  email,
  phone,
}: Pick<Candidate, 'name' | 'email' | 'phone'>): string {
  const words = searchForm(name).split(' ').toSorted().join(' ')
  return [words, email?.toLowerCase() ?? '', phone?.replace(/\D/g, '') ?? ''].join('|')
}
