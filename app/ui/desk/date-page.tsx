import { first, type FormState } from '../form-state.ts'
import { Button, ButtonGroup, LinkButton } from '../govuk/button.tsx'
import { Radios } from '../govuk/choices.tsx'
import { ErrorSummary } from '../govuk/error-summary.tsx'
import { BackLink } from '../govuk/prose.tsx'
import { TextArea } from '../govuk/text-field.tsx'
import { useWords } from '../words.tsx'
import { BothVersions, type Conflict } from './both-versions.tsx'
import { WhenFields, WhereFields, type RoomOption } from './date-form.tsx'
import { dateLabel, dateShown } from './date-words.ts'
import { EventPage, type EventFacts } from './event-page.tsx'
import { MoveCheck, type MoveToCheck } from './move-check.tsx'
import { PlacesFields } from './places-fields.tsx'

/** What comes back to the page of a date. */
export interface DateAnswer {
  form: FormState
  conflict?: Conflict
  check?: MoveToCheck
}

export interface DatePageProps {
  facts: EventFacts
  rooms: RoomOption[]
  dateId: string
  revision: number
  isCancelled: boolean
  /** Dates after this one. */
  later: number
  names: string[]
  form: FormState
  answer: DateAnswer | undefined
}

/** One date of an event: time, place, places, replies; what a move would do is read before it is done. */
export function DatePage(props: DatePageProps) {
  const t = useWords()
  const { facts, answer, names } = props
  const form = answer?.form ?? props.form
  const back = `/desk/events/${facts.id}/settings`
  const title = facts.dates.length > 1 ? t('date-page.title-one') : t('date-page.title')
  return (
    <EventPage
      event={facts}
      tab="settings"
      title={title}
      hasErrors={Object.keys(form.errors).length > 0}
    >
      <BackLink href={back}>{t('event.tab-settings')}</BackLink>
      <h2>{title}</h2>
      {answer?.conflict ? (
        <BothVersions
          conflict={answer.conflict}
          typed={form.typed}
          label={(name) => dateLabel(t, name)}
          show={(name, value) => dateShown(t, props.rooms, name, value)}
          backHref={back}
        />
      ) : answer?.check ? (
        <MoveCheck
          check={answer.check}
          typed={form.typed}
          backHref={back}
          eventId={facts.id}
          dateId={props.dateId}
          kind={facts.kind}
        />
      ) : (
        <DateForm {...props} form={form} names={names} back={back} />
      )}
    </EventPage>
  )
}

function DateForm({
  facts,
  rooms,
  dateId,
  revision,
  later,
  names,
  form,
  back,
}: DatePageProps & { back: string }) {
  const t = useWords()
  return (
    <>
      <ErrorSummary state={form} names={names} />
      <form method="post" className="narrow" noValidate>
        <input type="hidden" name="revision" value={revision} />
        <section className="form-part">
          <WhenFields form={form} />
        </section>
        <section className="form-part">
          <WhereFields form={form} rooms={rooms} />
        </section>
        <section className="form-part">
          <PlacesFields form={form} openReplies />
        </section>
        <section className="form-part">
          {later > 0 && (
            <Radios
              name="scope"
              label={t('date-page.scope')}
              hint={t('date-page.scope-hint')}
              size="s"
              small
              state={form}
              defaultValue="this"
              options={[
                { value: 'this', label: t('date-page.scope-this') },
                { value: 'following', label: t('date-page.scope-following', { dates: later }) },
              ]}
            />
          )}
          {facts.state === 'published' && (
            <TextArea
              name="reason"
              label={t('date-page.reason')}
              hint={t('date-page.reason-hint')}
              size="s"
              rows={3}
              state={form}
              defaultValue={first(form, 'reason')}
              optional
            />
          )}
        </section>
        <ButtonGroup>
          <Button>
            {facts.state === 'draft' ? t('date-page.save') : t('date-page.save-or-read')}
          </Button>
          <a href={back}>{t('events.leave')}</a>
        </ButtonGroup>
        {facts.state === 'published' && (
          <p className="small muted">
            <LinkButton href={`${back}/dates/${dateId}/cancel`} kind="secondary" small>
              {t('date-page.cancel')}
            </LinkButton>
          </p>
        )}
        {facts.state === 'draft' && facts.dates.length > 1 && (
          <Button
            kind="secondary"
            small
            formAction={`${back}/dates/${dateId}/cancel`}
            formNoValidate
            name="do"
            value="remove"
          >
            {t('date-page.remove')}
          </Button>
        )}
      </form>
    </>
  )
}
