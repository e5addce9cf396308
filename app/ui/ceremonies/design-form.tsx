import { MOST_SIGNATORIES, type DesignContent } from '#app/domain/ceremonies/certificate-design.ts'
import type { FormState } from '../form-state.ts'
import { Button } from '../govuk/button.tsx'
import { Checkboxes } from '../govuk/choices.tsx'
import { Fieldset } from '../govuk/fieldset.tsx'
import { TextArea, TextField } from '../govuk/text-field.tsx'
import { useWords } from '../words.tsx'

const SIGNATORIES = Array.from({ length: MOST_SIGNATORIES }, (_, at) => at + 1)

/** The form's fields from top to bottom, for its error summary. */
export const DESIGN_FIELDS = [
  'heading',
  'lead',
  'body',
  ...SIGNATORIES.flatMap((at) => [`signatory${at}`, `role${at}`]),
  'rosette',
]

export interface DesignFormProps {
  version: number
  content: DesignContent
  state: FormState | undefined
}

/** What a council words about its certificates. That they are keepsakes is printed always. */
export function DesignForm({ version, content, state }: DesignFormProps) {
  const t = useWords()
  return (
    <form method="post" noValidate>
      <input type="hidden" name="version" value={version} />
      <TextField
        name="heading"
        label={t('design.field-heading')}
        hint={t('design.field-heading-hint')}
        defaultValue={content.heading}
        state={state}
      />
      <TextField
        name="lead"
        label={t('design.field-lead')}
        hint={t('design.field-lead-hint')}
        defaultValue={content.lead}
        state={state}
      />
      <TextArea
        name="body"
        rows={3}
        label={t('design.field-body')}
        hint={t('design.field-body-hint', { date: '{date}', place: '{place}' })}
        defaultValue={content.body}
        state={state}
      />
      {SIGNATORIES.map((at) => (
        <Fieldset key={at} legend={t('design.signatory', { at })} size="s">
          <TextField
            name={`signatory${at}`}
            label={t('design.field-signatory')}
            optional
            autoComplete="off"
            defaultValue={content.signatories[at - 1]?.name ?? ''}
            state={state}
          />
          <TextField
            name={`role${at}`}
            label={t('design.field-role')}
            optional
            autoComplete="off"
            defaultValue={content.signatories[at - 1]?.role ?? ''}
            state={state}
          />
        </Fieldset>
      ))}
      <Checkboxes
        name="rosette"
        options={[{ value: 'yes', label: t('design.field-rosette') }]}
        defaultValues={content.rosette ? ['yes'] : []}
        small
        state={state}
      />
      <p>{t('design.always')}</p>
      <Button>{t('design.save')}</Button>
    </form>
  )
}
