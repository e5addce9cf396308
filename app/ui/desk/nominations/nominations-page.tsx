import { NOMINATION_STATES } from '#app/domain/nominations/nomination.ts'
import { Button, ButtonGroup, LinkButton } from '../../govuk/button.tsx'
import { TextField } from '../../govuk/text-field.tsx'
import { useWords } from '../../words.tsx'
import { Alarm } from '../alarm.tsx'
import { BulkBar, Chooser } from '../bulk-bar.tsx'
import { Chips } from '../chips.tsx'
import { Empty } from '../empty.tsx'
import { EventPage, type EventFacts } from '../event-page.tsx'
import { AcceptPlanBox, type AcceptPlan } from './accept-plan.tsx'
import { NominationGrid } from './nomination-grid.tsx'
import { nominationsHref, type NominationView, type PairView } from './nomination-view.ts'
import { SamePairs } from './same-pairs.tsx'

interface Props {
  facts: EventFacts
  rows: NominationView[]
  pairs: PairView[]
  counts: Record<string, number>
  all: number
  list: 'all' | (typeof NOMINATION_STATES)[number]
  q: string
  listed: number
  closesAt: Date
  isOpen: boolean
  newlyRegistered: { children: number; from: string | null; at: Date | null } | null
  /** What has just been done. */
  said: string | null
  children: number
  families: number
  /** Two that an officer has just kept apart. */
  kept: { nominationId: string; otherId: string } | undefined
  plan: AcceptPlan | undefined
}

/** Whom others nominated for a ceremony: who may be one child, who is accepted, who is invited. */
export function NominationsPage(props: Props) {
  const t = useWords()
  const { facts, rows, pairs, counts, all, list, q, plan } = props
  const hrefOf = (one: Props['list']) =>
    nominationsHref(facts, '', { ...(one === 'all' ? {} : { list: one }), ...(q ? { q } : {}) })
  return (
    <EventPage
      event={facts}
      tab="nominations"
      title={t('nominations.title')}
      needs={{ nominations: pairs.length + (counts.received ?? 0) }}
    >
      <Said {...props} />
      {plan && <AcceptPlanBox plan={plan} />}
      <Figures {...props} />
      <ButtonGroup>
        <LinkButton href={nominationsHref(facts, '/new')} kind="secondary">
          {t('nominations.add')}
        </LinkButton>
        <LinkButton href={nominationsHref(facts, '/links')} kind="secondary">
          {t('nominations.to-links')}
        </LinkButton>
      </ButtonGroup>
      <SamePairs pairs={pairs} timeZone={facts.timeZone} />
      {all === 0 ? (
        <Empty>{t('nominations.none')}</Empty>
      ) : (
        <>
          <form method="get" className="filters">
            <TextField name="q" type="search" label={t('nominations.search')} defaultValue={q} />
            {facts.dates.length > 1 && <input type="hidden" name="on" value={facts.on} />}
            {list !== 'all' && <input type="hidden" name="list" value={list} />}
            <Button kind="secondary">{t('nominations.find')}</Button>
          </form>
          <Chips
            label={t('nominations.lists')}
            chips={[
              {
                href: hrefOf('all'),
                text: t('nominations.all'),
                count: all,
                current: list === 'all',
              },
              ...NOMINATION_STATES.map((state) => ({
                href: hrefOf(state),
                text: t(`nominations.state-${state}`),
                count: counts[state] ?? 0,
                current: list === state,
              })),
            ]}
          />
          <Chooser action={nominationsHref(facts)}>
            <NominationGrid
              event={facts}
              rows={rows}
              caption={t('nominations.caption', { nominations: rows.length })}
            />
            <BulkBar label={t('nominations.with-chosen')}>
              <Button name="do" value="choose" kind="inverse" small>
                {t('nominations.accept-chosen')}
              </Button>
            </BulkBar>
          </Chooser>
        </>
      )}
    </EventPage>
  )
}

function Figures({ counts, newlyRegistered, closesAt, isOpen, facts, listed }: Props) {
  const t = useWords()
  const { timeZone } = facts
  const nominated = (counts.received ?? 0) + (counts.accepted ?? 0)
  const until = t.date(closesAt, { timeZone, style: 'dateTime' })
  return (
    <>
      <p>
        <strong>
          {newlyRegistered
            ? t('nominations.of-registered', { nominated, registered: newlyRegistered.children })
            : t('nominations.nominated', { nominated })}
        </strong>{' '}
        {t('nominations.listed', { listed })}
      </p>
      {newlyRegistered?.at && (
        <p className="hint">
          {newlyRegistered.from
            ? t.rich('nominations.registered-from', {
                from: <bdi key="from">{newlyRegistered.from}</bdi>,
                day: t.date(newlyRegistered.at, { timeZone, style: 'dayMonth' }),
              })
            : t('nominations.registered-desk', {
                day: t.date(newlyRegistered.at, { timeZone, style: 'dayMonth' }),
              })}
        </p>
      )}
      <p>{t(isOpen ? 'nominations.open-until' : 'nominations.closed-since', { time: until })}</p>
    </>
  )
}

const PROBLEMS = ['both-accepted', 'decided', 'cancelled', 'unknown'] as const
const NOT_WRITTEN = [
  'draft',
  'cancelled',
  'closed',
  'under-way',
  'nobody',
  'no-texts',
  'unknown',
] as const

function AskAgain({ kept }: { kept: NonNullable<Props['kept']> }) {
  const t = useWords()
  return (
    <form method="post">
      <input type="hidden" name="nomination" value={kept.nominationId} />
      <input type="hidden" name="other" value={kept.otherId} />
      <Button name="do" value="unapart" kind="secondary" small>
        {t('nominations.undo')}
      </Button>
    </form>
  )
}

function Said({ said, children, families, facts, kept }: Props) {
  const t = useWords()
  const problem = PROBLEMS.find((one) => one === said)
  if (problem) return <Alarm title={t(`nominations.refused-${problem}`)} />
  switch (said) {
    case 'apart':
      return (
        <Alarm
          kind="done"
          title={t('nominations.did-apart')}
          actions={kept && <AskAgain kept={kept} />}
        />
      )
    case 'joined':
    case 'undone':
    case 'added':
      return <Alarm kind="done" title={t(`nominations.did-${said}`)} />
    case 'accepted':
    case 'invited':
      return (
        <Alarm
          kind="done"
          title={t(`nominations.did-${said}`, { children, families })}
          actions={<a href={`/desk/events/${facts.id}/names`}>{t('nominations.go-names')}</a>}
        />
      )
    default: {
      const why = NOT_WRITTEN.find((one) => said === `accepted-${one}`)
      if (!why) return null
      return (
        <Alarm kind="note" title={t('nominations.did-accepted', { children, families })}>
          {t(`nominations.not-written-${why}`)}
        </Alarm>
      )
    }
  }
}
