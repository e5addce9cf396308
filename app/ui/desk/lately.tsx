import type { ReactNode } from 'react'
import { useWords } from '../words.tsx'

export interface LatelyInPage {
  id: string
  action: string
  at: Date
  by: string | null
  party: string | null
  answer: string | null
  people: number | null
  capacityFrom: number | null
  capacityTo: number | null
  dates: number | null
}

const WORDS = {
  'event.scheduled': 'lately.scheduled',
  'event.copied': 'lately.copied',
  'event.published': 'lately.published',
  'event.edited': 'lately.edited',
  'occurrence.added': 'lately.dates-added',
  'occurrence.moved': 'lately.moved',
  'occurrence.edited': 'lately.date-edited',
  'occurrence.cancelled': 'lately.cancelled',
} as const

/** What has happened, in words, the latest first. */
export function Lately({ lines, timeZone }: { lines: LatelyInPage[]; timeZone: string }) {
  const t = useWords()
  if (lines.length === 0) return <p className="muted">{t('lately.nothing')}</p>
  return (
    <ul className="plain">
      {lines.map((line) => (
        <li key={line.id}>
          <Sentence line={line} />{' '}
          <span className="muted nowrap">
            {t.date(line.at, { timeZone, style: 'dayMonth' })},{' '}
            {t.date(line.at, { timeZone, style: 'time' })}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Sentence({ line }: { line: LatelyInPage }): ReactNode {
  const t = useWords()
  const { action, by, party, answer, people, capacityFrom, capacityTo } = line
  const who = by ? <bdi key="who">{by}</bdi> : t('lately.herald')
  if (action.startsWith('reply.')) {
    const family = party ? <bdi key="family">{party}</bdi> : t('lately.somebody')
    if (action === 'reply.promoted') return t.rich('lately.promoted', { family })
    if (answer === 'yes') return t.rich('lately.answered-yes', { family, people: people ?? 0 })
    return answer === 'maybe'
      ? t.rich('lately.answered-maybe', { family })
      : t.rich('lately.answered-no', { family })
  }
  if (capacityFrom !== null && capacityTo !== null)
    return t.rich('lately.capacity', { who, from: capacityFrom, to: capacityTo })
  for (const [known, key] of Object.entries(WORDS))
    if (known === action) return t.rich(key, { who })
  return null
}
