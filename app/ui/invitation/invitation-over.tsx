import { GuestPage } from '../guest-page.tsx'
import { useWords } from '../words.tsx'
import { RingUs } from './invitation-closed.tsx'

/** A link that was issued and is over. It names neither event, place nor party: somebody else may hold it. */
export function InvitationOver() {
  const t = useWords()
  return (
    <GuestPage title={t('over.title')} quickExit narrow>
      <h1 className="display">{t('over.title')}</h1>
      <p className="govuk-body">{t('over.lead')}</p>
      <RingUs />
    </GuestPage>
  )
}
