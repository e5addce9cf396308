import type { QuestionSet } from '#app/domain/events/kinds.ts'
import type { FormState } from '../form-state.ts'
import { GroupFields, GroupHeadcount } from '../invitation/group-questions.tsx'
import { BesideTheRule, HowTold } from './answer-fields.tsx'

export interface GroupAnswerFieldsProps {
  state: FormState
  /** The most people this invitation is for. */
  limit: number
  questions: QuestionSet
  /** Replies are closed: only with a reason. */
  isClosed: boolean
}

/** The fields from top to bottom, for the error summary. */
export const GROUP_ANSWER_NAMES = [
  'channel',
  'people.all',
  'people.adults',
  'people.young',
  'people.children',
  'people.infants',
  'detail.interpreter',
  'detail.pick_up',
  'needs',
  'names',
  'message',
  'outOfTurn',
  'reason',
]

/** A host's answer for its group as it is told on the telephone: the same questions as on its own page. */
export function GroupAnswerFields({ state, limit, questions, isClosed }: GroupAnswerFieldsProps) {
  const group = { questions, peopleLimit: limit, form: state }
  return (
    <>
      <HowTold state={state} />
      <GroupHeadcount {...group} />
      <GroupFields {...group} />
      <BesideTheRule state={state} isClosed={isClosed} />
    </>
  )
}
