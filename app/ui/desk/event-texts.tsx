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

/** The same three in another language; what is left empty is read in English. */
export function OtherLanguage({
  form,
  language: { tag, name, dir, neutral },
}: {
  form: FormState
  language: { tag: string; name: string; dir: 'ltr' | 'rtl'; neutral: string }
}) {
  const t = useWords()
  const own = { state: form, lang: tag, optional: true, autoComplete: 'off' }
  return (
    <section className="form-part" aria-labelledby={`texts-${tag}`}>
      <h2 id={`texts-${tag}`}>
        {t.rich('event-form.language', {
          language: t.language(tag),
          own: (
            <bdi key="own" lang={tag} dir={dir}>
              {name}
            </bdi>
          ),
        })}
      </h2>
      <TextField {...own} name={`texts.${tag}.title`} label={t('event-form.title')} />
      <TextField
        {...own}
        name={`texts.${tag}.outsideTitle`}
        label={t('event-form.outside')}
        hint={t.rich('event-form.outside-suggestion', {
          suggestion: (
            <bdi key="suggestion" lang={tag} dir={dir}>
              {neutral}
            </bdi>
          ),
        })}
      />
      <TextArea {...own} name={`texts.${tag}.summary`} label={t('event-form.summary')} rows={4} />
    </section>
  )
}
