import type { ReactNode } from 'react'
import type { FormState } from '../form-state.ts'
import { Button, ButtonGroup } from '../govuk/button.tsx'
import { ErrorSummary } from '../govuk/error-summary.tsx'
import { useWords } from '../words.tsx'
import { EventPage, type EventFacts } from './event-page.tsx'
import { guestsPath } from './guests-path.ts'
import { ImportSteps } from './import-steps.tsx'

interface BeginImportProps {
  event: EventFacts
  title: string
  /** The one field of the page, and its name. */
  children: ReactNode
  name: string
  state: FormState | undefined
  /** Whether the field holds a file. */
  file?: boolean
  /** "Read the file". */
  button: string
  /** The other way to bring a list: a path below the guests. */
  instead: { path: string; text: string }
}

/** The first step of bringing in a list, whichever way it comes. */
export function BeginImport({
  event,
  title,
  name,
  state,
  file,
  button,
  instead,
  children,
}: BeginImportProps) {
  const t = useWords()
  return (
    <EventPage event={event} tab="guests" title={title} hasErrors={Boolean(state)}>
      <ImportSteps at={0} />
      <ErrorSummary state={state} names={[name]} />
      <form method="post" encType={file ? 'multipart/form-data' : undefined} className="narrow">
        {children}
        <p className="hint">{t('import.nobody-written')}</p>
        <ButtonGroup>
          <Button>{button}</Button>
          <a href={guestsPath(event, instead.path)}>{instead.text}</a>
          <a href={guestsPath(event)}>{t('import.back')}</a>
        </ButtonGroup>
      </form>
    </EventPage>
  )
}
