import { LinkButton } from '../govuk/button.tsx'
import { useWords } from '../words.tsx'
import { Empty } from './empty.tsx'
import { partiesOf } from './code-words.ts'
import type { EventFacts } from './event-page.tsx'
import { guestsPath } from './guests-path.ts'

/** A list with nobody on it yet, and the ways to fill it. */
export function GuestsEmpty({ facts }: { facts: EventFacts }) {
  const t = useWords()
  return (
    <Empty
      actions={
        <>
          <LinkButton href={guestsPath(facts, '/import')} kind="secondary">
            {t('guests.bring-list')}
          </LinkButton>
          <LinkButton href={guestsPath(facts, '/again')} kind="secondary">
            {t('guests.again')}
          </LinkButton>
          <LinkButton href={guestsPath(facts, '/paste')} kind="secondary">
            {t('guests.paste-names')}
          </LinkButton>
        </>
      }
    >
      {t('guests.empty', { kind: partiesOf(facts.kind) })}
    </Empty>
  )
}
