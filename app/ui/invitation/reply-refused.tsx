import type { InvitedDate } from '#app/domain/invitations/invitation-view.ts'
import type { ReplyRefusal } from '#app/domain/invitations/reply.ts'
import { LinkButton } from '../govuk/button.tsx'
import { useWords } from '../words.tsx'
import { RingUs } from './invitation-closed.tsx'

/** An answer that could not be taken: what is so, what still stands, what to do. */
export function ReplyRefused({
  reason,
  date,
  path,
}: {
  reason: ReplyRefusal
  date: InvitedDate
  path: string
}) {
  const t = useWords()
  return (
    <>
      <h1 className="display">{t('refused.title')}</h1>
      <p className="govuk-body">{t(`refused.${reason}`)}</p>
      {date.reply?.state === 'confirmed' && (
        <p className="govuk-body">
          {t('refused.old-answer-stands', { people: date.reply.people })}
        </p>
      )}
      {date.kept > 0 && date.kept !== date.reply?.people && (
        <p className="govuk-body">{t('group.kept', { places: date.kept })}</p>
      )}
      <LinkButton href={path}>{t('refused.back')}</LinkButton>
      <RingUs />
    </>
  )
}
