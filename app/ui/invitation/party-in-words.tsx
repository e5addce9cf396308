import {
  countBands,
  PEOPLE_FIELDS,
  totalPeople,
  type HeadBand,
  type PeopleCounts,
} from '#app/domain/invitations/people.ts'
import type { HeadKey } from '#app/domain/invitations/whose-needs.ts'
import { useWords } from '../words.tsx'

/** "2 adults and 2 children". */
export function PartyInWords({ comers }: { comers: ReadonlyArray<{ ageBand: HeadBand }> }) {
  return <CountsInWords counts={countBands(comers.map(({ ageBand }) => ageBand))} />
}

/** The same from counts; adults alone are "4 people", and so are people whose ages are not known. */
export function CountsInWords({ counts }: { counts: PeopleCounts }) {
  const t = useWords()
  const total = totalPeople(counts)
  const { unknown = 0 } = counts
  if (counts.adults === total || unknown === total)
    return <>{t('count.people', { people: total })}</>
  const parts = PEOPLE_FIELDS.filter((field) => counts[field] > 0).map((field) =>
    t(`count.${field}`, { people: counts[field] }),
  )
  if (unknown > 0) parts.push(t('count.unknown-ages', { people: unknown }))
  return <>{t.list(parts)}</>
}

/** One who comes: the name, or "child 2" where none was told. */
export function HeadInWords({ head }: { head: HeadKey | undefined }) {
  const t = useWords()
  if (!head) return null
  if (head.name) return <bdi>{head.name}</bdi>
  // Only a host's group has heads of unknown age, and nobody asks whose its needs are.
  const band = head.ageBand === 'unknown' ? 'adult' : head.ageBand
  return <>{t(`whose.${band}`, { number: head.number })}</>
}
