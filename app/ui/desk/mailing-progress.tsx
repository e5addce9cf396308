import type { Mailing } from '#app/domain/mail/mailing-view.ts'
import { Button } from '../govuk/button.tsx'
import { useWords } from '../words.tsx'
import { Alarm } from './alarm.tsx'
import { Progress } from './progress.tsx'

/** A mailing: how far it is while it is under way, with Stop; afterwards what became of it. */
export function MailingProgress({
  mailing,
  timeZone,
  href,
}: {
  mailing: Mailing
  timeZone: string
  href: string
}) {
  const t = useWords()
  const { counts, total } = mailing
  const gone = (counts.sent ?? 0) + (counts.kept ?? 0) + (counts.failed ?? 0)
  if (!mailing.isOpen) return <MailingOver mailing={mailing} />
  return (
    <Progress
      done={gone}
      total={total}
      running
      refreshHref={href}
      actions={
        <form method="post" action={href}>
          <input type="hidden" name="intent" value="stop" />
          <input type="hidden" name="task" value={mailing.taskId} />
          <Button kind="warning" small>
            {t('letters.stop')}
          </Button>
        </form>
      }
    >
      {mailing.isPosting
        ? t('letters.mailing-posting')
        : mailing.isHeld
          ? t('letters.mailing-waiting', {
              time: t.date(mailing.sendAfter, { timeZone, style: 'time' }),
            })
          : t('letters.mailing-going')}
    </Progress>
  )
}

function MailingOver({ mailing: { counts } }: { mailing: Mailing }) {
  const t = useWords()
  const stopped = counts.cancelled ?? 0
  const sentences = [
    counts.sent ? t('letters.mailing-over', { sent: counts.sent }) : '',
    counts.kept ? t('letters.mailing-kept', { letters: counts.kept }) : '',
    stopped ? t('letters.mailing-stopped', { letters: stopped }) : '',
  ].filter(Boolean)
  const failed = counts.failed ?? 0
  if (failed > 0)
    return (
      <Alarm title={t('letters.mailing-failed', { letters: failed })}>{sentences.join(' ')}</Alarm>
    )
  return <p>{sentences.join(' ')}</p>
}
