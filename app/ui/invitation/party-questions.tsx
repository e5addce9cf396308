import type { QuestionSet } from '#app/domain/events/kinds.ts'
import { takesDetail } from '#app/domain/events/kinds.ts'
import { fieldId, first, type FormState } from '../form-state.ts'
import { ErrorMessage } from '../govuk/field.tsx'
import { Fieldset } from '../govuk/fieldset.tsx'
import { TextArea } from '../govuk/text-field.tsx'
import { useWords } from '../words.tsx'
import { NeedBoxes } from './need-boxes.tsx'

export interface PartyQuestionsProps {
  questions: QuestionSet
  peopleLimit: number
  /** What was typed, or the answer that stands. */
  form: FormState
  /** How many may come at most, where it is no invitation that says so. */
  limitHint?: string
}

/** How many come, and what they need: the questions for whoever may come. */
export function PartyQuestions({ questions, peopleLimit, form, limitHint }: PartyQuestionsProps) {
  const t = useWords()
  return (
    <>
      <Headcount
        questions={questions}
        peopleLimit={peopleLimit}
        form={form}
        limitHint={limitHint}
      />
      {questions.names !== 'none' && (
        <TextArea
          name="names"
          label={t(`reply-form.names-${questions.names}`)}
          hint={t('reply-form.names-hint')}
          size="m"
          rows={3}
          spellCheck={false}
          state={form}
        />
      )}
      {questions.needs.length > 0 && <Needs questions={questions} form={form} />}
      {questions.message && (
        <TextArea
          name="message"
          label={t('reply-form.message')}
          hint={t('reply-form.message-hint')}
          size="m"
          rows={3}
          state={form}
        />
      )}
    </>
  )
}

const BANDS = ['adults', 'young', 'children', 'infants'] as const

function Headcount({ questions, peopleLimit, form, limitHint }: PartyQuestionsProps) {
  const t = useWords()
  const fields = questions.people === 'adults' ? (['adults'] as const) : BANDS
  const error = form.errors.people
  return (
    <div className={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>
      <Fieldset
        legend={t('reply-form.how-many')}
        size="m"
        heading={2}
        describedBy={error ? 'people-limit people-error' : 'people-limit'}
      >
        <p className="govuk-hint" id="people-limit">
          {limitHint ?? t('reply-form.at-most', { people: peopleLimit })}
        </p>
        {error && <ErrorMessage id="people-error">{error}</ErrorMessage>}
        {fields.map((field, index) => (
          <Count
            key={field}
            field={field}
            id={index === 0 ? 'people' : undefined}
            form={form}
            heads={questions.people === 'adults'}
          />
        ))}
      </Fieldset>
    </div>
  )
}

function Count({
  field,
  id,
  form,
  heads,
}: {
  field: (typeof BANDS)[number]
  id: string | undefined
  form: FormState
  heads: boolean
}) {
  const t = useWords()
  const name = `people.${field}`
  const inputId = id ?? fieldId(name)
  const error = form.errors[name]
  const described = [heads ? undefined : `${inputId}-hint`, error ? `${inputId}-error` : undefined]
    .filter(Boolean)
    .join(' ')
  return (
    <div className="headcount">
      <div>
        <label className="govuk-label" htmlFor={inputId}>
          {heads ? t('reply-form.people') : t(`reply-form.${field}`)}
        </label>
        {!heads && (
          <div className="govuk-hint" id={`${inputId}-hint`}>
            {t(`reply-form.${field}-ages`)}
          </div>
        )}
        {error && <ErrorMessage id={`${inputId}-error`}>{error}</ErrorMessage>}
      </div>
      <input
        className={`govuk-input${error ? ' govuk-input--error' : ''}`}
        id={inputId}
        name={name}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        dir="ltr"
        defaultValue={first(form, name) ?? '0'}
        aria-describedby={described || undefined}
      />
    </div>
  )
}

function Needs({ questions, form }: Pick<PartyQuestionsProps, 'questions' | 'form'>) {
  const t = useWords()
  return (
    <div className="govuk-form-group">
      <Fieldset legend={t('reply-form.needs')} size="m" heading={2} describedBy="needs-hint">
        <NeedBoxes
          needs={questions.needs}
          form={form}
          detail={(need) => (takesDetail(need) ? t(`need.detail-${need}`) : undefined)}
        />
      </Fieldset>
    </div>
  )
}
