import type { FormState } from '../form-state.ts'
import { Select } from '../govuk/select.tsx'
import { TextField } from '../govuk/text-field.tsx'
import { useWords } from '../words.tsx'

/** The programme that an event is part of: one there is, or a new one by its name. */
export function InitiativeFields({
  form,
  initiatives,
}: {
  form: FormState
  initiatives: Array<{ id: string; name: string }>
}) {
  const t = useWords()
  return (
    <>
      {initiatives.length > 0 && (
        <Select
          name="initiativeId"
          label={t('event-form.initiative')}
          hint={t('event-form.initiative-hint')}
          state={form}
          optional
          options={[
            { value: '', label: t('event-form.initiative-none') },
            ...initiatives.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <TextField
        name="initiativeName"
        label={initiatives.length > 0 ? t('event-form.initiative-new') : t('event-form.initiative')}
        hint={initiatives.length > 0 ? undefined : t('event-form.initiative-hint')}
        state={form}
        optional
        autoComplete="off"
      />
    </>
  )
}
