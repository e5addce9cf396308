import { Button, ButtonGroup } from '../govuk/button.tsx'
import { usePage } from '../page-context.tsx'
import { useWords } from '../words.tsx'
import { Alarm } from './alarm.tsx'
import { partiesOf } from './code-words.ts'
import type { EventFacts } from './event-page.tsx'
import { eventPath, guestsPath } from './guests-path.ts'
import { Box } from './panels.tsx'
import { Progress } from './progress.tsx'

interface PrintProps {
  event: EventFacts
  print: {
    toPrint: number
    printed: number
    last:
      | {
          id: string
          state: 'waiting' | 'running' | 'finished' | 'failed' | 'cancelled'
          done: number
          total: number
        }
      | undefined
    ready: { taskId: string; letters: number; toHandOver: number; finishedAt: Date } | undefined
  }
  /** False for a draft, a date that is called off, and once replies are closed. */
  canInvite: boolean
}

/** The letters on paper of a date: how far they are, the file, and the one next step. */
export function PrintLetters({ event, print, canInvite }: PrintProps) {
  const { last, ready } = print
  if (last?.state === 'waiting' || last?.state === 'running')
    return <UnderWay event={event} task={last} />
  return (
    <>
      {last && <CameToNothing task={last} />}
      {ready && <Ready event={event} ready={ready} />}
      <PrintButtons print={print} canInvite={canInvite} />
    </>
  )
}

type Task = NonNullable<PrintProps['print']['last']>

function UnderWay({ event, task }: { event: EventFacts; task: Task }) {
  const t = useWords()
  return (
    <Progress
      done={task.done}
      total={task.total}
      running
      refreshHref={eventPath(event, '/letters/print')}
      actions={
        <form method="post">
          <input type="hidden" name="task" value={task.id} />
          <Button name="do" value="cancel" kind="secondary" small>
            {t('letters.paper-cancel')}
          </Button>
        </form>
      }
    >
      {t('letters.paper-under-way')}
    </Progress>
  )
}

function CameToNothing({ task: { state, done, total } }: { task: Task }) {
  const t = useWords()
  if (state === 'failed')
    return <Alarm title={t('letters.paper-failed')}>{t('letters.paper-failed-lead')}</Alarm>
  return <p>{t('letters.paper-cancelled', { done, total })}</p>
}

function Ready({
  event,
  ready: { taskId, letters, toHandOver, finishedAt },
}: {
  event: EventFacts
  ready: NonNullable<PrintProps['print']['ready']>
}) {
  const t = useWords()
  const { timeZone } = usePage().council
  const when = t.date(finishedAt, { timeZone, style: 'dateTime' })
  return (
    <Box id="ready" title={t('letters.paper-ready')}>
      <p>
        <a href={eventPath(event, '/letters/print.pdf')} download>
          {t('letters.paper-get', { letters })}
        </a>{' '}
        {t('print.made-at', { when })}
      </p>
      {toHandOver > 0 ? (
        <form method="post">
          <p>{t('letters.paper-say-so')}</p>
          <input type="hidden" name="task" value={taskId} />
          <Button name="do" value="handed-over">
            {t('letters.paper-handed-over', { families: toHandOver, kind: partiesOf(event.kind) })}
          </Button>
        </form>
      ) : (
        <p>{t('letters.paper-all-handed-over')}</p>
      )}
    </Box>
  )
}

function PrintButtons({ print, canInvite }: Omit<PrintProps, 'event'>) {
  const t = useWords()
  const { toPrint, printed, ready } = print
  if (!canInvite) return <p>{t('letters.paper-closed')}</p>
  if (toPrint === 0 && printed === 0) return <p>{t('letters.paper-nobody')}</p>
  return (
    <form method="post">
      <ButtonGroup>
        {toPrint > 0 && (
          <Button name="do" value="print new" kind={ready?.toHandOver ? 'secondary' : undefined}>
            {t('letters.print', { letters: toPrint })}
          </Button>
        )}
        {printed > 0 && (
          <Button name="do" value="print printed" kind="secondary">
            {t('letters.paper-again', { letters: printed })}
          </Button>
        )}
      </ButtonGroup>
    </form>
  )
}

/** Families whose letter cannot be printed as their name stands, and what to do for each. */
export function UnprintableNames({
  event,
  families,
}: {
  event: EventFacts
  families: Array<{ invitationId: string; name: string }>
}) {
  const t = useWords()
  if (families.length === 0) return null
  return (
    <Box
      id="unprintable"
      title={t('letters.paper-unprintable', {
        families: families.length,
        kind: partiesOf(event.kind),
      })}
    >
      <p>{t('letters.paper-unprintable-lead')}</p>
      <ul className="plain-rows">
        {families.map(({ invitationId, name }) => (
          <li key={invitationId}>
            <a href={guestsPath(event, `/${invitationId}/edit`)}>
              <bdi>{name}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </Box>
  )
}
