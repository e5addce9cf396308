import type { QuestionSet } from '#app/domain/events/kinds.ts'
import type { FormState } from '../form-state.ts'
import { Button } from '../govuk/button.tsx'
import { Radios } from '../govuk/choices.tsx'
import { useWords } from '../words.tsx'
import { PartyQuestions } from './party-questions.tsx'

export interface ReplyQuestionsProps {
  questions: QuestionSet
  peopleLimit: number
  /** What was typed, or the answer that stands. */
  form: FormState
  /** Fields that go along unseen, such as the date of a series. */
  hidden: Record<string, string>
}

/** Yes, maybe or no; and for those who may come, how many and what they need. */
export function ReplyQuestions({ questions, peopleLimit, form, hidden }: ReplyQuestionsProps) {
  const t = useWords()
  return (
    <form method="post" noValidate>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Radios
        name="answer"
        label={t('reply-form.will-you-come')}
        size="m"
        heading={2}
        state={form}
        options={[
          { value: 'yes', label: t('reply-form.yes') },
          { value: 'maybe', label: t('reply-form.maybe'), hint: t('reply-form.maybe-hint') },
          { value: 'no', label: t('reply-form.no') },
        ]}
      />
      <div className="yes-part">
        <p className="govuk-body only-if">{t('reply-form.only-if')}</p>
        <PartyQuestions questions={questions} peopleLimit={peopleLimit} form={form} />
      </div>
      <Button name="step" value="check">
        {t('frame.continue')}
      </Button>
    </form>
  )
}
