import type { QuestionSet } from '#app/domain/events/kinds.ts'
import { ownNameOf } from '#app/translations/spoken-languages.ts'
import type { FormState } from '../form-state.ts'
import { Button } from '../govuk/button.tsx'
import { Radios } from '../govuk/choices.tsx'
import { Select } from '../govuk/select.tsx'
import { usePage } from '../page-context.tsx'
import { useWords } from '../words.tsx'
import { CarriedAlong } from './check-answers.tsx'
import { PartyQuestions } from './party-questions.tsx'

export interface ReplyQuestionsProps {
  questions: QuestionSet
  peopleLimit: number
  /** What was typed, or the answer that stands. */
  form: FormState
  /** What the party is written to in. */
  language: string
}

/** Yes, maybe or no; and for those who may come, how many and what they need. */
export function ReplyQuestions({ questions, peopleLimit, form, language }: ReplyQuestionsProps) {
  const t = useWords()
  return (
    <form method="post" noValidate>
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
      <Language state={form} now={language} />
      {/* Whose the needs are is asked on a page of its own, and told anew there. */}
      <CarriedAlong typed={form.typed} but={(name) => !name.startsWith('who.')} />
      <Button name="step" value="check">
        {t('frame.continue')}
      </Button>
    </form>
  )
}

/** What they are written to in. Letters can be written in the languages of the pages. */
function Language({ state, now }: { state: FormState; now: string }) {
  const t = useWords()
  const written = usePage().languages.map(({ locale }) => locale)
  const tags = [now, ...written.filter((tag) => tag !== now)]
  if (tags.length < 2) return null
  return (
    <Select
      name="language"
      label={t('join.language')}
      options={tags.map((tag) => ({ value: tag, label: ownNameOf(tag) ?? tag, lang: tag }))}
      state={state}
    />
  )
}
