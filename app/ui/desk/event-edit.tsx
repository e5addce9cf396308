import type { ReactNode } from 'react'
import type { FormState } from '../form-state.ts'
import { Button, ButtonGroup } from '../govuk/button.tsx'
import { ErrorSummary } from '../govuk/error-summary.tsx'
import { BackLink } from '../govuk/prose.tsx'
import { useWords } from '../words.tsx'
import { BothVersions, type BothVersionsProps } from './both-versions.tsx'
import { EventPage, type EventFacts } from './event-page.tsx'

interface EventEditProps extends Pick<BothVersionsProps, 'label' | 'show'> {
  event: EventFacts
  title: string
  form: FormState
  /** Another officer saved meanwhile: both versions stand in place of the form. */
  conflict: BothVersionsProps['conflict'] | null | undefined
  /** What the officer saw; the save is refused when it is another by then. */
  revision: number
  /** The fields of the form, in order. */
  names: string[]
  /** "Save the texts". */
  button: string
  /** The fields. */
  children: ReactNode
}

/** A part of an event that is edited on a page of its own below the settings. */
export function EventEdit(props: EventEditProps) {
  const t = useWords()
  const { event, title, form, conflict, label, show, children } = props
  const back = `/desk/events/${event.id}/settings`
  return (
    <EventPage
      event={event}
      tab="settings"
      title={title}
      hasErrors={Object.keys(form.errors).length > 0}
    >
      <BackLink href={back}>{t('event.tab-settings')}</BackLink>
      <h2>{title}</h2>
      {conflict ? (
        <BothVersions
          conflict={conflict}
          typed={form.typed}
          label={label}
          show={show}
          backHref={back}
        />
      ) : (
        <form method="post" className="narrow" noValidate>
          <ErrorSummary state={form} names={props.names} />
          <input type="hidden" name="revision" value={props.revision} />
          {children}
          <ButtonGroup>
            <Button>{props.button}</Button>
            <a href={back}>{t('events.leave')}</a>
          </ButtonGroup>
        </form>
      )}
    </EventPage>
  )
}
