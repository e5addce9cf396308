import type { WhyWaiting } from '#app/domain/invitations/why-waiting.ts'
import { Details } from '../govuk/prose.tsx'
import { useWords } from '../words.tsx'
import { Why } from './panels.tsx'

export interface WhyNotYetProps {
  why: WhyWaiting
  /** Where an officer can give them places out of turn, with a reason. */
  answerHref: string
  /** Where the number of places is changed. */
  capacityHref: string
}

/** Why a family has no place yet, in a sentence, and the two ways to change it. */
export function WhyNotYet({ why, answerHref, capacityHref }: WhyNotYetProps) {
  const t = useWords()
  return (
    <Details summary={t('waiting.why-not-yet')}>
      <Why>
        <p>
          {why.reason === 'too-big'
            ? t('waiting.too-big', { needs: why.needs, free: why.free, missing: why.missing })
            : why.reason === 'behind-others'
              ? t('waiting.behind-others', { families: why.parties, people: why.people })
              : t(`waiting.${why.reason}`)}
        </p>
        <p>
          <a href={capacityHref}>{t('waiting.raise-capacity')}</a>
          {' · '}
          <a href={answerHref}>{t('waiting.out-of-turn')}</a>
        </p>
      </Why>
    </Details>
  )
}
