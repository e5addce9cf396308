import { LinkButton } from '../govuk/button.tsx'
import { useWords } from '../words.tsx'
import { partiesOf } from './code-words.ts'
import type { EventFacts } from './event-page.tsx'
import { eventPath, guestsPath } from './guests-path.ts'

/** The list's title, and the ways to put somebody on it. */
export function GuestsHead({ facts }: { facts: EventFacts }) {
  const t = useWords()
  return (
    <div className="page-head">
      <h2>{t('guests.title')}</h2>
      <div className="row">
        <LinkButton href={guestsPath(facts, '/new')} kind="secondary">
          {t('guests.add-family', { kind: partiesOf(facts.kind) })}
        </LinkButton>
        <LinkButton href={guestsPath(facts, '/again')} kind="secondary">
          {t('guests.again')}
        </LinkButton>
        <LinkButton href={guestsPath(facts, '/group')} kind="secondary">
          {t('guests.invite-group')}
        </LinkButton>
        <LinkButton href={guestsPath(facts, '/import')} kind="secondary">
          {t('guests.bring-list')}
        </LinkButton>
        <LinkButton href={eventPath(facts, '/phone')} kind="secondary">
          {t('phone.open')}
        </LinkButton>
      </div>
    </div>
  )
}
