import type { PrintTaskView, PrintView } from '#app/domain/ceremonies/print-view.ts'
import { Alarm } from '../desk/alarm.tsx'
import { Kpis } from '../desk/kpis.tsx'
import { Box } from '../desk/panels.tsx'
import { Progress } from '../desk/progress.tsx'
import { Button, ButtonGroup, LinkButton } from '../govuk/button.tsx'
import { usePage } from '../page-context.tsx'
import { useWords } from '../words.tsx'
import type { NameHrefs } from './hrefs.ts'

interface BoxProps {
  print: PrintView
  hrefs: NameHrefs
}

/** The certificates of a ceremony: how far they are, and the one next step. */
export function CertificatesBox({ print, hrefs }: BoxProps) {
  const t = useWords()
  return (
    <Box
      id="certificates"
      title={t('print.certificates')}
      link={{ href: hrefs.design, text: t('print.design') }}
    >
      <Kpis
        figures={[
          { label: t('print.children'), value: t.number(print.names) },
          { label: t('print.without-approval'), value: t.number(print.missing.length) },
          { label: t('print.ready'), value: t.number(print.printable) },
          { label: t('print.never-printed'), value: t.number(print.unprinted) },
        ]}
      />
      {print.outdated > 0 && (
        <Alarm
          kind="note"
          title={t('print.outdated', { certificates: print.outdated })}
          actions={
            <form method="post">
              <Button name="do" value="renew" kind="secondary">
                {t('print.renew', { certificates: print.outdated })}
              </Button>
            </form>
          }
        >
          {t('print.outdated-lead')}
        </Alarm>
      )}
      <NextStep print={print} hrefs={hrefs} />
      {print.tasks.map((task) => (
        <PrintTask key={task.id} task={task} hrefs={hrefs} />
      ))}
    </Box>
  )
}

function NextStep({ print, hrefs }: BoxProps) {
  const t = useWords()
  const { names, toIssue, printable, unprinted } = print
  if (names === 0)
    return (
      <>
        <p>{t('print.nobody')}</p>
        <LinkButton href={hrefs.names}>{t('print.add-children')}</LinkButton>
      </>
    )
  if (toIssue === 0 && printable === 0)
    return (
      <>
        <p>{t('print.nothing-approved')}</p>
        <LinkButton href={hrefs.names}>{t('print.to-names')}</LinkButton>
      </>
    )
  const isNext = toIssue === 0 && unprinted > 0
  return (
    <form method="post">
      {toIssue > 0 && <p>{t('print.issue-lead', { certificates: toIssue })}</p>}
      <ButtonGroup>
        {toIssue > 0 && (
          <Button name="do" value="issue">
            {t('print.issue', { certificates: toIssue })}
          </Button>
        )}
        {unprinted > 0 && unprinted < printable && (
          <Button name="do" value="pdf unprinted" kind={isNext ? undefined : 'secondary'}>
            {t('print.print-new', { certificates: unprinted })}
          </Button>
        )}
        {printable > 0 && (
          <>
            <Button
              name="do"
              value="pdf all"
              kind={isNext && unprinted === printable ? undefined : 'secondary'}
            >
              {t('print.print-all', { certificates: printable })}
            </Button>
            <Button name="do" value="zip all" kind="secondary">
              {t('print.print-zip', { certificates: printable })}
            </Button>
          </>
        )}
      </ButtonGroup>
    </form>
  )
}

function PrintTask({ task, hrefs }: { task: PrintTaskView; hrefs: NameHrefs }) {
  const t = useWords()
  const { timeZone } = usePage().council
  const { id, form, state, done, total, finishedAt, isThere } = task
  if (state === 'waiting' || state === 'running')
    return (
      <Progress
        done={done}
        total={total}
        running
        refreshHref={hrefs.print}
        actions={
          <form method="post">
            <input type="hidden" name="task" value={id} />
            <Button name="do" value="cancel" kind="secondary" small>
              {t('print.cancel')}
            </Button>
          </form>
        }
      >
        {t(`print.under-way-${form}`)}
      </Progress>
    )
  if (state === 'failed')
    return <Alarm title={t(`print.failed-${form}`)}>{t('print.failed-lead')}</Alarm>
  if (state === 'cancelled') return <p>{t(`print.cancelled-${form}`, { done, total })}</p>
  if (!isThere || !finishedAt) return null
  const when = t.date(finishedAt, { timeZone, style: 'dateTime' })
  return (
    <p>
      <a href={form === 'pdf' ? hrefs.allAsPdf : hrefs.allAsZip} download>
        {t(`print.get-${form}`, { certificates: total })}
      </a>{' '}
      {t('print.made-at', { when })}
    </p>
  )
}
