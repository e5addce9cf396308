import type { WhyWaiting } from '#app/domain/invitations/why-waiting.ts'
import { Details } from '../govuk/prose.tsx'
import { useWords } from '../words.tsx'
import { Why } from './panels.tsx'

export interface WhyNotYetProps {
  why: WhyWaiting
  /** From when nobody moves up. */
  endsAt: Date
  timeZone: string
  /** Where an officer can give them places out of turn, with a reason. */
  decideHref: string
  /** Where the number of places is changed. */
  capacityHref: string
}

/** Why a family has no place yet, what would have to happen, and the two ways to change it. */
export function WhyNotYet(props: WhyNotYetProps) {
  const t = useWords()
  const sentences = useSentences(props)
  return (
    <Details summary={t('waiting.why-not-yet')}>
      <Why>
        <ul>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p>
          <a href={props.capacityHref}>{t('waiting.raise-capacity')}</a>
          {' · '}
          <a href={props.decideHref}>{t('waiting.out-of-turn')}</a>
        </p>
      </Why>
    </Details>
  )
}

function useSentences({ why, endsAt, timeZone }: WhyNotYetProps): string[] {
  const t = useWords()
  const { reason, needs, free, ahead, keptFor, overtaken, overtakesAllowed, missing, turnAt } = why
  const at = (moment: Date) => t.date(moment, { timeZone, style: 'dateTime' })
  if (reason === 'over') return [t('waiting.over', { at: at(endsAt) })]
  if (reason === 'its-turn') return [t('waiting.its-turn')]
  const behind =
    ahead.parties > 0
      ? [t('waiting.behind', { families: ahead.parties, people: ahead.people })]
      : []
  const passed =
    overtakesAllowed > 0
      ? [
          t('waiting.passed', { times: overtaken, most: overtakesAllowed }),
          ...(overtaken >= overtakesAllowed ? [t('waiting.passed-enough')] : []),
        ].join(' ')
      : ''
  const alone =
    needs <= free ? t('waiting.alone-fits') : t('waiting.alone-missing', { places: needs - free })
  return [
    t('waiting.needs', { needs, free }),
    ...behind,
    ...(reason === 'kept-for-another' && keptFor
      ? [t('waiting.kept-for-another', { number: keptFor })]
      : []),
    ...(passed ? [passed] : []),
    t('waiting.missing', { places: missing }),
    ...(ahead.parties > 0 ? [alone] : []),
    ...(turnAt ? [t('waiting.turn-at', { at: at(turnAt) })] : []),
  ]
}
