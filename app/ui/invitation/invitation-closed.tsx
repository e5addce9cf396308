import type { InvitedDate } from '#app/domain/invitations/invitation-view.ts'
import { InsetText } from '../govuk/prose.tsx'
import { usePage } from '../page-context.tsx'
import { useWords } from '../words.tsx'

/** Why nothing can be answered now, and whom to ring. */
export function InvitationClosed({ date }: { date: InvitedDate }) {
  const t = useWords()
  const { timeZone } = date
  const sentence = {
    open: '',
    'not-open-yet': t('closed.not-open-yet'),
    closed: t('closed.closed', {
      day: t.date(date.repliesCloseAt, { timeZone, style: 'dayMonth' }),
    }),
    cancelled: t('closed.cancelled'),
    revoked: t('closed.revoked'),
  }[date.door]
  return (
    <InsetText>
      <p>{sentence}</p>
      <RingUs />
    </InsetText>
  )
}

/** The council's telephone number in a sentence; nothing where there is none. */
export function RingUs() {
  const t = useWords()
  const { phone } = usePage().council
  if (!phone) return null
  return (
    <p className="govuk-body">
      {t.rich('closed.ring', {
        phone: (
          <bdi key="phone" dir="ltr" className="nowrap">
            {phone}
          </bdi>
        ),
      })}
    </p>
  )
}
