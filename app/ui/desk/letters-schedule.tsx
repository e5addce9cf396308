import type { LettersOfKind, PlannedRow as Planned } from '#app/domain/mail/timetable.ts'
import type { EventKind } from '#app/domain/events/kinds.ts'
import { useWords } from '../words.tsx'
import { TextCostLine, type TextCostFacts } from './text-cost-line.tsx'
import { partiesOf } from './code-words.ts'
import { Grid } from './grid.tsx'
import { LetterCountsCell } from './letter-state.tsx'
import { LettersLink } from './letters-link.tsx'
import { PlannedState, RuleActions, ruleInWords, RULE_PURPOSE } from './planned-letters.tsx'
import { Road, type Milestone } from './road.tsx'

/** What a rule will do, with the cost of its texts. */
type PlannedRow = Planned & { cost: TextCostFacts }

export interface LettersScheduleProps {
  event: { id: string; kind: EventKind; startsAt: Date; timeZone: string }
  kinds: LettersOfKind[]
  /** What the rules will still send. */
  planned: PlannedRow[]
  /** Where the rules of the event are steered. */
  href: string
  now: Date
}

type Row =
  | { is: 'gone'; key: string; at: Date; kind: LettersOfKind }
  | { is: 'planned'; key: string; at: Date; plan: PlannedRow }

/** The timetable of a date's letters: what has gone with its counts, what is to come, to whom and in what. */
export function LettersSchedule(props: LettersScheduleProps) {
  const t = useWords()
  const { event, kinds, planned, now } = props
  const kind = partiesOf(event.kind)
  const rows: Row[] = [
    ...kinds.map((one): Row => ({
      is: 'gone',
      key: `${one.purpose}-${one.rule ?? ''}`,
      at: one.firstAt,
      kind: one,
    })),
    ...planned.map((plan): Row => ({
      is: 'planned',
      key: `by-${plan.rule.name}`,
      at: plan.sendAt,
      plan,
    })),
  ].toSorted((a, b) => +a.at - +b.at)
  if (rows.length === 0) return <p>{t('letters.none-yet')}</p>
  return (
    <>
      <Road milestones={milestones(t, rows, event, now)} />
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
            cell: (row) => <What row={row} />,
          },
          {
            key: 'whom',
            head: t('letters.to-whom'),
            label: t('letters.to-whom'),
            cell: (row) => <ToWhom row={row} kind={kind} />,
          },
          {
            key: 'state',
            head: t('letters.state'),
            cell: (row) =>
              row.is === 'gone' ? (
                <LetterCountsCell counts={row.kind.counts} />
              ) : (
                <PlannedState plan={row.plan} timeZone={event.timeZone} />
              ),
          },
          {
            key: 'do',
            head: <span className="govuk-visually-hidden">{t('letters.do')}</span>,
            cell: (row) =>
              row.is === 'gone' ? (
                <LettersLink kind={row.kind} eventId={event.id} href={props.href} />
              ) : (
                <RuleActions plan={row.plan} href={props.href} />
              ),
          },
        ]}
      />
    </>
  )
}

function What({ row }: { row: Row }) {
  const t = useWords()
  if (row.is === 'planned')
    return (
      <>
        {t(`letters.kind-${RULE_PURPOSE[row.plan.rule.aim]}`)}
        <span className="native">{ruleInWords(t, row.plan.rule)}</span>
      </>
    )
  const { purpose, rule } = row.kind
  return (
    <>
      {t(`letters.kind-${purpose}`)}
      <span className="native">
        {rule
          ? t('letters.by-rule')
          : purpose === 'reply'
            ? t('letters.goes-by-itself')
            : purpose !== 'invitation_reminder' && t('letters.calendar-inside')}
      </span>
    </>
  )
}

function ToWhom({ row, kind }: { row: Row; kind: 'convening' | 'other' }) {
  const t = useWords()
  const languages = row.is === 'gone' ? row.kind.languages : row.plan.whom.languages
  const spoken = languages.length > 0 && (
    <span className="native">{t.list(languages.map((tag) => t.language(tag)))}</span>
  )
  if (row.is === 'gone') {
    const families = Object.values(row.kind.counts).reduce((sum, count) => sum + count, 0)
    return (
      <>
        {t('letters.families', { families, kind })}
        {spoken}
      </>
    )
  }
  const { rule, whom, cost } = row.plan
  return (
    <>
      {t(`reminders.whom-${rule.aim}`, { families: whom.byEmail + whom.byText, kind })}
      {spoken}
      {whom.byText > 0 && (
        <span className="native">
          <TextCostLine cost={cost} />
        </span>
      )}
      {whom.byHand > 0 && (
        <span className="native">{t('reminders.by-hand', { families: whom.byHand })}</span>
      )}
      <span className="native">{t('letters.counted-again')}</span>
    </>
  )
}

/** Letters that answer one party: not steps on the event's way. */
const OF_ONE_PARTY = ['reply', 'place_confirmed', 'place_offered', 'offer_ended']

function milestones(
  t: ReturnType<typeof useWords>,
  rows: Row[],
  event: LettersScheduleProps['event'],
  now: Date,
): Milestone[] {
  const day = (at: Date) => t.date(at, { timeZone: event.timeZone, style: 'dayShort' })
  const steps = rows.flatMap((row): Array<Milestone & { at: Date }> => {
    const purpose = row.is === 'gone' ? row.kind.purpose : RULE_PURPOSE[row.plan.rule.aim]
    const goes = row.is === 'gone' || row.plan.state === 'planned'
    if (!goes || OF_ONE_PARTY.includes(purpose)) return []
    return [
      {
        at: row.at,
        text: t(`letters.kind-${purpose}`),
        note: day(row.at),
        state: row.is === 'gone' && row.at <= now ? 'done' : 'ahead',
      },
    ]
  })
  const theDay = {
    at: event.startsAt,
    text: t('letters.the-day'),
    note: day(event.startsAt),
    state: event.startsAt <= now ? ('done' as const) : ('ahead' as const),
  }
  return [...steps, theDay].toSorted((a, b) => +a.at - +b.at)
}
