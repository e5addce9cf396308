import type { EventTexts, InvitationView } from '#app/domain/invitations/invitation-view.ts'
import { State, type Mark } from '../state.tsx'
import { useWords } from '../words.tsx'

const MARKS: Record<string, Mark> = {
  confirmed: 'yes',
  waiting: 'wait',
  offered: 'wait',
  maybe: 'maybe',
  declined: 'no',
  lapsed: 'no',
}

/** A party that is invited to several dates answers each by itself. */
export function DateChoice({
  view,
  texts,
  path,
}: {
  view: InvitationView
  texts: EventTexts
  /** Of the page itself, such as `/i/…`. */
  path: string
}) {
  const t = useWords()
  return (
    <>
      <p className="eyebrow">
        {t.rich('invitation.for', { party: <bdi key="party">{view.party.label}</bdi> })}
      </p>
      <h1 className="display" dir="auto">
        {texts.title}
      </h1>
      <p className="lead">{t('invitation.choose-date', { dates: view.dates.length })}</p>
      <ul className="addto addto--dates">
        {view.dates.map((date) => {
          const { timeZone, startsAt, reply } = date
          return (
            <li key={date.occurrenceId}>
              <a className="govuk-link" href={`${path}?date=${date.occurrenceId}`}>
                <span>{t.date(startsAt, { timeZone, style: 'dateTime' })}</span>
                {date.door === 'cancelled' ? (
                  <State mark="bad">{t('state.cancelled')}</State>
                ) : (
                  <State mark={reply ? (MARKS[reply.state] ?? 'none') : 'none'}>
                    {reply ? t(`state.${reply.state}`) : t('state.unanswered')}
                  </State>
                )}
              </a>
            </li>
          )
        })}
      </ul>
    </>
  )
}
