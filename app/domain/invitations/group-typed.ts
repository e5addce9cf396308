import { TOLD_BY_GROUPS } from '../events/kinds.ts'
import { PEOPLE_FIELDS, totalPeople, type PeopleCounts } from './people.ts'

/**
 * A group's answer as its form shows it: fields and what is typed in them. Ages that nobody told stay
 * empty, since a 0 would say something.
 */
export function typedOfGroup({
  counts,
  names,
  needs,
  message,
}: {
  counts: PeopleCounts
  names: string[]
  needs: Array<{ kind: string; detail: string | null }>
  message: string | null
}): Record<string, string[]> {
  const isOpen = (kind: string) => TOLD_BY_GROUPS.some((open) => open === kind)
  const typed: Record<string, string[]> = {
    'people.all': [String(totalPeople(counts))],
    names: [names.join('\n')],
    needs: needs.flatMap(({ kind }) => (isOpen(kind) ? [] : kind)),
    message: [message ?? ''],
  }
  for (const field of PEOPLE_FIELDS)
    if (counts[field] > 0) typed[`people.${field}`] = [String(counts[field])]
  for (const [kind, told] of Map.groupBy(needs, (need) => need.kind)) {
    const details = told.flatMap(({ detail }) => detail ?? [])
    if (details.length > 0) typed[`detail.${kind}`] = [details.join('\n')]
  }
  return typed
}
