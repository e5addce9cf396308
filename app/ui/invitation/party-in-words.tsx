import {
  countBands,
  PEOPLE_FIELDS,
  totalPeople,
  type AgeBand,
  type PeopleCounts,
} from '#app/domain/invitations/people.ts'
import { useWords } from '../words.tsx'

/** "2 adults and 2 children". */
export function PartyInWords({ comers }: { comers: ReadonlyArray<{ ageBand: AgeBand }> }) {
  return <CountsInWords counts={countBands(comers.map(({ ageBand }) => ageBand))} />
}

/** The same from counts; adults alone are "4 people". */
export function CountsInWords({ counts }: { counts: PeopleCounts }) {
  const t = useWords()
  const total = totalPeople(counts)
  if (counts.adults === total) return <>{t('count.people', { people: total })}</>
  const parts = PEOPLE_FIELDS.filter((field) => counts[field] > 0).map((field) =>
    t(`count.${field}`, { people: counts[field] }),
  )
  return <>{t.list(parts)}</>
}
