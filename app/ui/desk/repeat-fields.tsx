import { Radios } from '../govuk/choices.tsx'
import { DateFields } from '../govuk/date-fields.tsx'
import { TextField } from '../govuk/text-field.tsx'
import type { FormState } from '../form-state.ts'
import { useWords } from '../words.tsx'

/** How it repeats. */
export function RepeatFields({ form, never = true }: { form: FormState; never?: boolean }) {
  const t = useWords()
  const every = ['weekly', 'fortnightly', 'monthly', 'monthly-last', 'yearly'] as const
  return (
    <>
      <Radios
        name="every"
        label={t('repeat-form.every')}
        size="s"
        small
        state={form}
        defaultValue="never"
        options={[
          { value: 'never', label: never ? t('repeat-form.never') : t('repeat-form.one-date') },
          ...every.map((value) => ({ value, label: t(`repeat-form.${value}`) })),
        ]}
      />
      <TextField
        name="times"
        label={t('repeat-form.times')}
        hint={t('repeat-form.times-hint')}
        width={3}
        inputMode="numeric"
        autoComplete="off"
        state={form}
        optional
      />
      <DateFields name="untilOn" label={t('repeat-form.until')} state={form} optional />
    </>
  )
}
