import type { PartyAtEvent } from '#app/domain/invitations/party-at-event.ts'
import { Button, LinkButton } from '../govuk/button.tsx'
import { useWords } from '../words.tsx'
import { Alarm } from './alarm.tsx'

/** Of a party whose address refuses letters: what that means, and the way out. */
export function PartyRefused({
  party: { line },
  editHref,
}: {
  party: PartyAtEvent
  editHref: string
}) {
  const t = useWords()
  if (!line.cameBack || line.answer === 'withdrawn') return null
  return (
    <Alarm
      title={t('guests.came-back-title')}
      actions={
        <LinkButton href={editHref} kind="secondary">
          {t('guests.correct-address')}
        </LinkButton>
      }
    >
      {t('guests.came-back-what')}
    </Alarm>
  )
}

/** Of a party whose contact stopped letters by e-mail: that somebody rings, or prints, instead. */
export function PartyStopped({ party: { line, stopped } }: { party: PartyAtEvent }) {
  const t = useWords()
  const [topic, ...more] = stopped
  if (!topic || line.answer === 'withdrawn') return null
  return (
    <Alarm
      kind="note"
      title={t('guests.stopped-title', { topics: more.length > 0 ? 'other' : topic })}
    >
      {t('guests.stopped-what')}
    </Alarm>
  )
}

/** Of a withdrawn party: the letter that still waits and can be stopped, or that they must be rung. */
export function PartyNotTold({
  party: { letters },
  event,
}: {
  party: Pick<PartyAtEvent, 'letters'>
  event: { id: string; timeZone: string }
}) {
  const t = useWords()
  const letter = letters.find(({ purpose }) => purpose === 'withdrawn')
  if (letter?.state === 'queued')
    return (
      <Alarm
        kind="note"
        title={t('guests.withdrawn-letter-waits', {
          time: t.date(letter.sendAfter, { timeZone: event.timeZone, style: 'time' }),
        })}
        actions={
          <form method="post">
            <Button kind="warning" small name="do" value="stop-letter">
              {t('guests.withdrawn-letter-stop')}
            </Button>
          </form>
        }
      />
    )
  if (letter && ['by_hand', 'failed', 'bounced'].includes(letter.state))
    return (
      <Alarm
        kind="note"
        title={t('guests.withdrawn-to-ring')}
        actions={
          <LinkButton href={`/desk/events/${event.id}/call-list`} kind="secondary">
            {t('guests.withdrawn-call-list')}
          </LinkButton>
        }
      />
    )
  return null
}
