import type { ReactNode } from 'react'
import { useWords } from '../words.tsx'

/** Back to the page before, in the words of that page ("Back" by itself is enough on public pages). */
export function BackLink({ href, children }: { href: string; children?: ReactNode }) {
  const t = useWords()
  return (
    <a href={href} className="govuk-back-link">
      {children ?? t('form.back')}
    </a>
  )
}

/** Something that most readers can do without. */
export function Details({ summary, open, children }: DetailsProps) {
  return (
    <details className="govuk-details" open={open}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{summary}</span>
      </summary>
      <div className="govuk-details__text">{children}</div>
    </details>
  )
}

export interface DetailsProps {
  summary: ReactNode
  open?: boolean
  children: ReactNode
}

/** A sentence set apart from the text around it. */
export function InsetText({ children }: { children: ReactNode }) {
  return <div className="govuk-inset-text">{children}</div>
}

/** Something with a consequence, said before it happens. */
export function WarningText({ children }: { children: ReactNode }) {
  const t = useWords()
  return (
    <div className="govuk-warning-text">
      <span className="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong className="govuk-warning-text__text">
        <span className="govuk-visually-hidden">{t('form.warning')}</span>
        {children}
      </strong>
    </div>
  )
}
