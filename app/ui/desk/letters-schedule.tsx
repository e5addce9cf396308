import type { LetterCounts } from '#app/domain/mail/mailing-view.ts'
import type { EventKind } from '#app/domain/events/kinds.ts'
import { State } from '../state.tsx'
import { useWords } from '../words.tsx'
import { partiesOf } from './code-words.ts'
import { Grid } from './grid.tsx'
import { LetterCountsCell, type LetterPurpose } from './letter-state.tsx'
import { Road, type Milestone } from './road.tsx'

export interface LettersScheduleProps {
  event: { id: string; kind: EventKind; startsAt: Date; timeZone: string }
  kinds: Array<{ purpose: LetterPurpose; counts: LetterCounts; firstAt: Date }>
  /** When those who come are reminded. */
  reminders: Array<{ days: number; at: Date }>
  coming: number
  now: Date
}

interface Row {
  key: string
  at: Date
  purpose: LetterPurpose
  counts: LetterCounts
  days?: number
}

/** What goes out about a date, when and to whom: what has gone with its counts, what is to come. */
export function LettersSchedule(props: LettersScheduleProps) {
  const t = useWords()
  const { event, kinds, reminders, now, coming } = props
  const kind = partiesOf(event.kind)
  const planned = reminders
    .filter(({ at }) => at > now && at < event.startsAt)
    .map(({ days, at }): Row => ({ key: `in-${days}`, at, purpose: 'reminder', counts: {}, days }))
  const gone = kinds.map(({ purpose, counts, firstAt }): Row => ({
    key: purpose,
    at: firstAt,
    purpose,
    counts,
  }))
  const rows = [...gone, ...planned].toSorted((a, b) => +a.at - +b.at)
  const total = (row: Row) => Object.values(row.counts).reduce((sum, count) => sum + count, 0)
  if (rows.length === 0) return <p>{t('letters.none-yet')}</p>
  return (
    <>
      <Road milestones={milestones(t, rows, props)} />
      <Grid
        caption={<span className="govuk-visually-hidden">{t('letters.of-event')}</span>}
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          {
            key: 'when',
            head: t('letters.when'),
            cell: ({ at }) => (
              <time dateTime={at.toISOString()}>
                {t.date(at, { timeZone: event.timeZone, style: 'dateTime' })}
              </time>
            ),
          },
          {
            key: 'letter',
            head: t('letters.letter'),
            kind: 'name',
            cell: ({ purpose, days }) => (
              <>
                {t(`letters.kind-${purpose}`)}
                <span className="native">
                  {days === undefined
                    ? purpose === 'reply'
                      ? t('letters.goes-by-itself')
                      : purpose !== 'invitation_reminder' && t('letters.calendar-inside')
                    : t('letters.days-before', { days })}
                </span>
              </>
            ),
          },
          {
            key: 'whom',
            head: t('letters.to-whom'),
            label: t('letters.to-whom'),
            cell: (row) =>
              row.days === undefined ? (
                t('letters.families', { families: total(row), kind })
              ) : (
                <>
                  {t('letters.coming-families', { families: coming, kind })}
                  <span className="native">{t('letters.counted-again')}</span>
                </>
              ),
          },
          {
            key: 'state',
            head: t('letters.state'),
            cell: (row) =>
              row.days === undefined ? (
                <LetterCountsCell counts={row.counts} />
              ) : (
                <State mark="later">{t('letters.scheduled')}</State>
              ),
          },
          {
            key: 'do',
            head: <span className="govuk-visually-hidden">{t('letters.do')}</span>,
            cell: (row) => row.days === undefined && <RowLink row={row} eventId={event.id} />,
          },
        ]}
      />
    </>
  )
}

/** To what needs somebody first, else to all letters of the kind. */
function RowLink({ row: { purpose, counts }, eventId }: { row: Row; eventId: string }) {
  const t = useWords()
  const href = `/desk/letters?event=${eventId}&kind=${purpose}`
  const failed = (counts.failed ?? 0) + (counts.bounced ?? 0)
  const byHand = counts.by_hand ?? 0
  if (failed > 0)
    return <a href={`${href}&list=failed`}>{t('letters.see-failed', { letters: failed })}</a>
  if (byHand > 0)
    return <a href={`${href}&list=by-hand`}>{t('letters.ring-these', { letters: byHand })}</a>
  return <a href={href}>{t('letters.read-them')}</a>
}

/** Letters that answer one party: not steps on the event's way. */
const OF_ONE_PARTY = ['reply', 'place_confirmed', 'place_offered', 'offer_ended']

function milestones(
  t: ReturnType<typeof useWords>,
  rows: Row[],
  { event, now }: LettersScheduleProps,
): Milestone[] {
  const day = (at: Date) => t.date(at, { timeZone: event.timeZone, style: 'dayShort' })
  const shown = rows.filter(({ purpose }) => !OF_ONE_PARTY.includes(purpose))
  const letters = shown.map(({ at, purpose }): Milestone => ({
    text: t(`letters.kind-${purpose}`),
    note: day(at),
    state: at <= now ? 'done' : 'ahead',
  }))
  return [
    ...letters,
    {
      text: t('letters.the-day'),
      note: day(event.startsAt),
      state: event.startsAt <= now ? 'done' : 'ahead',
    },
  ]
}
