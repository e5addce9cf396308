import { DateFields } from '../govuk/date-fields.tsx'
import { Details } from '../govuk/prose.tsx'
import { TextField, TimeField } from '../govuk/text-field.tsx'
import type { FormState } from '../form-state.ts'
import { useWords } from '../words.tsx'
import { hasPart } from './date-form.tsx'

const areRepliesTyped = (form: FormState) =>
  ['repliesCloseOn', 'repliesCloseAt', 'repliesOpenOn'].some((name) => hasPart(form, name))

/** How many, and until when they can answer. */
export function PlacesFields({
  form,
  openReplies = false,
}: {
  form: FormState
  openReplies?: boolean
}) {
  const t = useWords()
  return (
    <>
      <TextField
        name="capacity"
        label={t('when-form.capacity')}
        hint={t('when-form.capacity-hint')}
        size="s"
        width={5}
        inputMode="numeric"
        autoComplete="off"
        state={form}
        optional
      />
      <Details summary={t('when-form.replies-fold')} open={openReplies || areRepliesTyped(form)}>
        <DateFields
          name="repliesCloseOn"
          label={t('when-form.closes')}
          hint={t('when-form.closes-hint')}
          size="s"
          state={form}
          optional
        />
        <TimeField
          name="repliesCloseAt"
          label={t('when-form.closes-at')}
          hint={t('when-form.closes-at-hint')}
          state={form}
          optional
        />
        <DateFields
          name="repliesOpenOn"
          label={t('when-form.opens')}
          hint={t('when-form.opens-hint')}
          size="s"
          state={form}
          optional
        />
      </Details>
    </>
  )
}
