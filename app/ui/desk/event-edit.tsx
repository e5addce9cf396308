import type { ReactNode } from 'react'
import type { FormState } from '../form-state.ts'
import { Button, ButtonGroup } from '../govuk/button.tsx'
import { ErrorSummary } from '../govuk/error-summary.tsx'
import { BackLink } from '../govuk/prose.tsx'
import { useWords } from '../words.tsx'
import { BothVersions, type BothVersionsProps } from './both-versions.tsx'
import { EventPage, type EventFacts } from './event-page.tsx'
import { eventPath } from './guests-path.ts'

interface EventEditProps extends Pick<BothVersionsProps, 'label' | 'show'> {
  event: EventFacts
  /** The page that it belongs to, and leads back to. */
  below?: 'settings' | 'letters' | 'waiting'
  title: string
  /** Between the title and the form. */
  lead?: ReactNode
  /** Below the form. */
  more?: ReactNode
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

/** A part of an event that is edited on a page of its own; or both versions of it. */
export function EventEdit(props: EventEditProps) {
  const t = useWords()
  const { event, below = 'settings', title, form, conflict, label, show, children } = props
  // The settings are those of all dates.
  const back =
    below === 'settings' ? `/desk/events/${event.id}/settings` : eventPath(event, `/${below}`)
  return (
    <EventPage
      event={event}
      tab={below}
      title={title}
      hasErrors={Object.keys(form.errors).length > 0}
    >
      <BackLink href={back}>{t(`event.tab-${below}`)}</BackLink>
      <h2>{title}</h2>
      {props.lead}
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
      {props.more}
    </EventPage>
  )
}
