import type { InvitedDate } from '#app/domain/invitations/invitation-view.ts'
import { Button, ButtonGroup } from '../govuk/button.tsx'
import { useWords } from '../words.tsx'

/** Places that wait for a yes: two buttons, since a link would be opened by whatever scans the letter. */
export function Offer({
  date,
}: {
  date: InvitedDate & { reply: NonNullable<InvitedDate['reply']> }
}) {
  const t = useWords()
  const { people, offeredUntil } = date.reply
  if (!offeredUntil) return null
  const time = t.date(offeredUntil, { timeZone: date.timeZone, style: 'dateTime' })
  return (
    <>
      <p>{t('settled.offered-until', { people, time })}</p>
      <form method="post">
        <ButtonGroup>
          <Button name="step" value="take">
            {t('settled.take-places', { people })}
          </Button>
          <Button kind="secondary" name="step" value="leave">
            {t('settled.leave-places')}
          </Button>
        </ButtonGroup>
      </form>
    </>
  )
}
