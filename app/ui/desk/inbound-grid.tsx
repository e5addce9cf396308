import type { InboundKind, InboundReason } from '#app/domain/mail/inbound.ts'
import { Button, LinkButton } from '../govuk/button.tsx'
import { PersonName } from '../person-name.tsx'
import { useWords } from '../words.tsx'
import { Grid } from './grid.tsx'

export interface MessageWaiting {
  id: string
  kind: InboundKind
  reason: InboundReason
  answer: 'yes' | 'maybe' | 'no' | null
  proposedAt: Date | null
  sender: string | null
  excerpt: string | null
  at: Date
  about: {
    invitationId: string
    eventId: string
    occurrenceId: string
    title: string
    startsAt: Date
    timeZone: string
    label: string
    nativeName: string | null
    email: string | null
    isForMore: boolean
  } | null
}

/** Messages that wait: who, what came, why it waits, and one button for each thing to do about it. */
export function MessageInGrid({
  messages,
  all,
  timeZone,
  mayDecide,
}: {
  messages: MessageWaiting[]
  all: number
  timeZone: string
  mayDecide: boolean
}) {
  const t = useWords()
  return (
    <Grid
      caption={t('inbox.caption', { messages: all })}
      rows={messages}
      rowKey={({ id }) => id}
      columns={[
        { key: 'who', head: t('inbox.who'), kind: 'name', cell: (row) => <Whose message={row} /> },
        {
          key: 'what',
          head: t('inbox.what'),
          cell: (row) => <What message={row} timeZone={timeZone} />,
        },
        { key: 'why', head: t('inbox.why'), cell: ({ reason }) => t(`inbox.why-${reason}`) },
        {
          key: 'decide',
          head: t('inbox.decide'),
          cell: (row) => (mayDecide ? <Decide message={row} /> : null),
        },
      ]}
    />
  )
}

function Whose({ message: { about } }: { message: MessageWaiting }) {
  const t = useWords()
  if (!about) return <>{t('inbox.nobody')}</>
  const { eventId, invitationId, occurrenceId, label, nativeName } = about
  return (
    <a
      className="govuk-link"
      href={`/desk/events/${eventId}/guests/${invitationId}?on=${occurrenceId}`}
    >
      <PersonName name={label} {...(nativeName ? { native: nativeName } : {})} />
    </a>
  )
}

function What({ message, timeZone }: { message: MessageWaiting; timeZone: string }) {
  const t = useWords()
  const { kind, answer, proposedAt, sender, excerpt, at, about } = message
  const isElsewhere = sender !== null && sender.toLowerCase() !== about?.email?.toLowerCase()
  return (
    <>
      {about && (
        <p className="muted">
          <bdi>{about.title}</bdi>,{' '}
          {t.date(about.startsAt, { timeZone: about.timeZone, style: 'dayMonth' })}
        </p>
      )}
      <p>
        {kind === 'reply' && t('inbox.what-reply', { answer: answer ?? 'other' })}
        {kind === 'counter' && t('inbox.what-counter')}
        {kind === 'letter' && t('inbox.what-letter')}
        {kind === 'bounce' && t('inbox.what-bounce')}
        {proposedAt &&
          ` ${t('inbox.proposed', {
            when: t.date(proposedAt, { timeZone: about?.timeZone ?? timeZone, style: 'dateTime' }),
          })}`}
      </p>
      {excerpt && kind !== 'bounce' && (
        <blockquote className="as-typed" dir="auto">
          {excerpt}
        </blockquote>
      )}
      <p className="muted">
        {isElsewhere && (
          <>
            {t.rich('inbox.from', { sender: <bdi key="sender">{sender}</bdi> })}
            <br />
          </>
        )}
        {t.date(at, { timeZone, style: 'dateTime' })}
      </p>
    </>
  )
}

function Decide({ message: { id, kind, about } }: { message: MessageWaiting }) {
  const t = useWords()
  const name = <span className="govuk-visually-hidden"> {about?.label}</span>
  return (
    <>
      <form method="post" className="row">
        <input type="hidden" name="id" value={id} />
        {kind === 'bounce' && (
          <Button kind="secondary" small name="decision" value="returned">
            {t('inbox.returned')}
            {name}
          </Button>
        )}
        {kind !== 'bounce' && about && (
          <>
            <Button kind="secondary" small name="decision" value="yes">
              {about.isForMore ? t('inbox.ask') : t('inbox.yes')}
              {name}
            </Button>
            <Button kind="secondary" small name="decision" value="maybe">
              {t('inbox.maybe')}
              {name}
            </Button>
            <Button kind="secondary" small name="decision" value="no">
              {t('inbox.no')}
              {name}
            </Button>
          </>
        )}
        <Button kind="secondary" small name="decision" value="drop">
          {t('inbox.drop')}
          {name}
        </Button>
      </form>
      {kind !== 'bounce' && about && (
        <p>
          <LinkButton
            small
            kind="secondary"
            href={`/desk/events/${about.eventId}/guests/${about.invitationId}/answer?on=${about.occurrenceId}`}
          >
            {t('inbox.answer-for')}
            {name}
          </LinkButton>
        </p>
      )}
    </>
  )
}
