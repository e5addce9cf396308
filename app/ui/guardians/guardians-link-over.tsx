import { GuestPage } from '../guest-page.tsx'
import { RingUs } from '../invitation/invitation-closed.tsx'
import { useWords } from '../words.tsx'

/** A link that was issued and is over. It names neither event nor child: somebody else may hold it. */
export function GuardiansLinkOver() {
  const t = useWords()
  return (
    <GuestPage title={t('proof.link-over')} quickExit narrow>
      <h1 className="display">{t('proof.link-over')}</h1>
      <RingUs />
    </GuestPage>
  )
}
