import type { ReactNode } from 'react'
import { useWords } from '../words.tsx'

export interface Chip {
  href: string
  text: ReactNode
  count: number
  /** This is the list that is shown. */
  current?: boolean
}

/** Filters by answer, with how many each would show. Links, so that a filter can be bookmarked. */
export function Chips({ label, chips }: { label: string; chips: Chip[] }) {
  const t = useWords()
  return (
    <nav className="chips" aria-label={label}>
      <ul>
        {chips.map(({ href, text, count, current }) => (
          <li key={href}>
            <a href={href} aria-current={current ? 'true' : undefined}>
              {text} <b>{t.number(count)}</b>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
