import type { GuestAnswer } from '#app/domain/invitations/answers.ts'
import { State, type Mark } from '../state.tsx'
import { useWords } from '../words.tsx'

const MARKS: Record<GuestAnswer, Mark> = {
  coming: 'yes',
  maybe: 'maybe',
  no: 'no',
  waiting: 'wait',
  none: 'none',
  withdrawn: 'rule',
}

/** What a party has said; a letter that came back is told in its place as long as there is no answer. */
export function AnswerState({ answer, cameBack }: { answer: GuestAnswer; cameBack: boolean }) {
  const t = useWords()
  if (cameBack && answer === 'none') return <State mark="bad">{t('guests.came-back')}</State>
  return <State mark={MARKS[answer]}>{t(`guests.answer-${answer}`)}</State>
}
