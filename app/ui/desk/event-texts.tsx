import type { EventFormat } from '#app/domain/events/kinds.ts'
import { Radios } from '../govuk/choices.tsx'
import { TextArea, TextField } from '../govuk/text-field.tsx'
import type { FormState } from '../form-state.ts'
import { useWords } from '../words.tsx'

/** Title, outside title and summary in English. */
export function TextFields({ form }: { form: FormState }) {
  const t = useWords()
  return (
    <>
      <TextField
        name="title"
        label={t('event-form.title')}
        hint={t('event-form.title-hint')}
        size="s"
        state={form}
        autoComplete="off"
      />
      <TextField
        name="outsideTitle"
        label={t('event-form.outside')}
        hint={t('event-form.outside-hint')}
        size="s"
        state={form}
        autoComplete="off"
      />
      <TextArea
        name="summary"
        label={t('event-form.summary')}
        hint={t('event-form.summary-hint')}
        size="s"
        rows={4}
        state={form}
        optional
      />
    </>
  )
}

/** What the event is like; it decides words and nothing else. */
export function FormatField({
  form,
  formats,
}: {
  form: FormState
  formats: readonly EventFormat[]
}) {
  const t = useWords()
  return (
    <Radios
      name="format"
      label={t('event-form.format')}
      size="s"
      small
      state={form}
      options={formats.map((format) => ({
        value: format,
        label: t(`event-form.format-${format}`),
      }))}
    />
  )
}
