import {
  BORDERS,
  looksOf,
  MOST_SIGNATORIES,
  TINTS,
  type DesignContent,
} from '#app/domain/ceremonies/certificate-design.ts'
import type { FormState } from '../form-state.ts'
import { Button } from '../govuk/button.tsx'
import { Checkboxes, Radios } from '../govuk/choices.tsx'
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
  'border',
  'tint',
  'rosette',
  'ownScript',
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
      <Radios
        name="border"
        label={t('design.field-border')}
        small
        defaultValue={looksOf(content).border}
        options={BORDERS.map((value) => ({ value, label: t(`design.border-${value}`) }))}
        state={state}
      />
      <Radios
        name="tint"
        label={t('design.field-tint')}
        small
        defaultValue={looksOf(content).tint}
        options={TINTS.map((value) => ({ value, label: t(`design.tint-${value}`) }))}
        state={state}
      />
      <Checkboxes
        name="rosette"
        options={[{ value: 'yes', label: t('design.field-rosette') }]}
        defaultValues={content.rosette ? ['yes'] : []}
        small
        state={state}
      />
      <Checkboxes
        name="ownScript"
        options={[{ value: 'yes', label: t('design.field-own-script') }]}
        defaultValues={looksOf(content).ownScript ? ['yes'] : []}
        small
        state={state}
      />
      <p>{t('design.always')}</p>
      <Button>{t('design.save')}</Button>
    </form>
  )
}
