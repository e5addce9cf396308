import type { InvitedDate } from '#app/domain/invitations/invitation-view.ts'
import { useWords } from '../words.tsx'

/** Why a party waits, which number it is, and by which rule its turn comes. */
export function Waits({
  date,
}: {
  date: InvitedDate & { reply: NonNullable<InvitedDate['reply']> }
}) {
  const t = useWords()
  const { rule, timeZone } = date
  const { people, position } = date.reply
  return (
    <>
      <p>{t('settled.waiting-why', { people })}</p>
      {rule.isOver ? (
        <p>{t('settled.waiting-over')}</p>
      ) : (
        <>
          {position !== null && (
            <p>
              <b>{t('settled.waiting-position', { position })}</b>{' '}
              {t('settled.waiting-rule', { times: rule.overtakesAllowed })}
            </p>
          )}
          {rule.promotion === 'offer' && (
            <p>{t('settled.waiting-offer', { hours: Math.round(rule.offerMinutes / 60) })}</p>
          )}
          <p>
            {t('settled.waiting-until', {
              time: t.date(rule.endsAt, { timeZone, style: 'dateTime' }),
            })}
          </p>
        </>
      )}
    </>
  )
}
