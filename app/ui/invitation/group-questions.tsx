import { TOLD_BY_GROUPS, takesDetail, type QuestionSet } from '#app/domain/events/kinds.ts'
import { PEOPLE_FIELDS } from '#app/domain/invitations/people.ts'
import { all, first, type FormState } from '../form-state.ts'
import { Button } from '../govuk/button.tsx'
import { Fieldset } from '../govuk/fieldset.tsx'
import { Details } from '../govuk/prose.tsx'
import { TextArea, TextField } from '../govuk/text-field.tsx'
import { useWords } from '../words.tsx'
import { NeedBoxes } from './need-boxes.tsx'

export interface GroupQuestionsProps {
  questions: QuestionSet
  peopleLimit: number
  /** What was typed, or the answer that stands. */
  form: FormState
}

/** A host's answer for its group: how many, which is a whole answer, and what else is known. */
export function GroupQuestions(props: GroupQuestionsProps) {
  const t = useWords()
  return (
    <form method="post" noValidate>
      <GroupHeadcount {...props} />
      <p>
        <Button>{t('group.send')}</Button>
      </p>
      <h2 className="govuk-heading-m">{t('group.as-known')}</h2>
      <p className="govuk-body">{t('group.as-known-lead')}</p>
      <GroupFields {...props} />
      <Button>{t('group.send')}</Button>
    </form>
  )
}

/** How many come, whatever their age. */
export function GroupHeadcount({ peopleLimit, form }: GroupQuestionsProps) {
  const t = useWords()
  return (
    <TextField
      name="people.all"
      label={t('group.headcount')}
      hint={t('group.headcount-hint', { people: peopleLimit })}
      size="m"
      heading={2}
      width={4}
      inputMode="numeric"
      autoComplete="off"
      state={form}
    />
  )
}

/** Ages, languages, needs and first names, as far as they are known. */
export function GroupFields({ questions, form }: GroupQuestionsProps) {
  const t = useWords()
  return (
    <>
      {questions.people === 'age_bands' && <Ages form={form} />}
      {questions.needs.includes('interpreter') && (
        <TextArea
          name="detail.interpreter"
          label={t('group.languages')}
          hint={t('group.languages-hint')}
          size="s"
          rows={3}
          state={form}
        />
      )}
      {questions.needs.includes('pick_up') && (
        <TextField name="detail.pick_up" label={t('group.pick-up')} size="s" state={form} />
      )}
      <GroupNeeds questions={questions} form={form} />
      <TextArea
        name="names"
        label={t('group.names')}
        hint={t('group.names-hint')}
        size="s"
        rows={3}
        spellCheck={false}
        autoComplete="off"
        state={form}
      />
      {questions.message && (
        <TextArea
          name="message"
          label={t('reply-form.message')}
          hint={t('reply-form.message-hint')}
          size="s"
          rows={3}
          state={form}
        />
      )}
    </>
  )
}

function Ages({ form }: Pick<GroupQuestionsProps, 'form'>) {
  const t = useWords()
  return (
    <Fieldset legend={t('group.ages')} size="s" describedBy="ages-hint">
      <p className="govuk-hint" id="ages-hint">
        {t('group.ages-hint')}
      </p>
      {PEOPLE_FIELDS.map((field) => (
        <TextField
          key={field}
          name={`people.${field}`}
          label={t(`reply-form.${field}`)}
          hint={t(`reply-form.${field}-ages`)}
          width={4}
          inputMode="numeric"
          autoComplete="off"
          state={form}
        />
      ))}
    </Fieldset>
  )
}

/**
 * The list to tick, folded until something in it is told; beside each, for how many, since a group of
 * fourteen rarely needs one of a thing.
 */
function GroupNeeds({ questions, form }: Pick<GroupQuestionsProps, 'questions' | 'form'>) {
  const t = useWords()
  const asked = questions.needs.filter((need) => !TOLD_BY_GROUPS.includes(need))
  const ticked = all(form, 'needs') ?? []
  if (asked.length === 0) return null
  const isTold = asked.some(
    (need) =>
      ticked.includes(need) || first(form, `detail.${need}`) || form.errors[`detail.${need}`],
  )
  return (
    <Details summary={t('group.needs')} open={isTold}>
      <fieldset
        className="govuk-fieldset"
        aria-label={t('group.needs')}
        aria-describedby="needs-hint"
      >
        <NeedBoxes
          needs={asked}
          form={form}
          detail={(need) => (takesDetail(need) ? t(`need.detail-${need}`) : t('group.need-people'))}
        />
      </fieldset>
    </Details>
  )
}
