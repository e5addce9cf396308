import type { ReactNode } from 'react'
import { useWords } from '../words.tsx'

/** The form around a grid whose rows can be chosen. */
export function Chooser({ action, children }: { action?: string; children: ReactNode }) {
  return (
    <form method="post" action={action} className="chooser">
      {children}
    </form>
  )
}

/**
 * What can be done with the chosen rows. The style sheet counts them and shows the bar with the first; a
 * browser that cannot shows it always.
 *
 * @param label "With the chosen families".
 * @param children Secondary buttons with a name and a value.
 */
export function BulkBar({ label, children }: { label: string; children: ReactNode }) {
  const t = useWords()
  return (
    <fieldset className="bulk">
      <legend className="govuk-visually-hidden">{label}</legend>
      <span className="bulk__count">{t('desk.chosen')}</span>
      {children}
    </fieldset>
  )
}
