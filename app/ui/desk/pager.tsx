import type { ReactNode } from 'react'
import { useWords } from '../words.tsx'

export interface PagerProps {
  /** "50 of 640 families". */
  shown: ReactNode
  /** Back to the beginning; absent on the first page. */
  firstHref?: string
  /** The rows after the last one shown; absent on the last page. */
  nextHref?: string
  children?: ReactNode
}

/** The way through a long list. Lists are read by key, so there are no page numbers. */
export function Pager({ shown, firstHref, nextHref, children }: PagerProps) {
  const t = useWords()
  return (
    <nav className="pager" aria-label={t('desk.pager')}>
      <span>{shown}</span>
      {firstHref && <a href={firstHref}>{t('desk.pager-first')}</a>}
      {nextHref && (
        <a href={nextHref} rel="next">
          {t('desk.pager-next')}
        </a>
      )}
      {children}
    </nav>
  )
}
