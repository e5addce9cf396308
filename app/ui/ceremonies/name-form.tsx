import type { NameView, VersionView } from '#app/domain/ceremonies/name-view.ts'
import { SPOKEN_LANGUAGES } from '#app/translations/spoken-languages.ts'
import type { FormState } from '../form-state.ts'
import { Button } from '../govuk/button.tsx'
import { Details } from '../govuk/prose.tsx'
import { Select } from '../govuk/select.tsx'
import { TextField } from '../govuk/text-field.tsx'
import { useWords } from '../words.tsx'

/** The form's fields from top to bottom, for its error summary. */
export const NAME_FIELDS = [
  'name',
  'printedName',
  'nativeLine',
  'nativeLanguage',
  'pronunciation',
  'knownAs',
  'reason',
]

export interface NameFormProps {
  name: NameView
  versions: VersionView[]
  state: FormState | undefined
}

/** A child's name for the certificate, and what helps to say it. */
export function NameForm({ name, versions, state }: NameFormProps) {
  const t = useWords()
  const wasApproved = versions.some(({ approvedAt }) => approvedAt)
  const words = { autoComplete: 'off', spellCheck: false, state } as const
  const own = name.written ?? name.printed
  return (
    <div>
      <form method="post" noValidate>
        <input type="hidden" name="revision" value={name.revision} />
        <TextField
          name="name"
          label={t('names.field-name')}
          hint={t('names.field-name-hint')}
          defaultValue={own}
          {...words}
        />
        {(name.letters.length > 0 || name.written) && (
          <TextField
            name="printedName"
            label={t('names.field-printed')}
            hint={t('names.field-printed-hint')}
            defaultValue={name.written ? name.printed : ''}
            {...words}
          />
        )}
        <TextField
          name="nativeLine"
          label={t('names.field-native')}
          optional
          defaultValue={name.native ?? ''}
          {...words}
        />
        <Select
          name="nativeLanguage"
          label={t('names.field-language')}
          optional
          state={state}
          defaultValue={name.nativeLanguage ?? ''}
          options={[
            { value: '', label: t('names.field-language-none') },
            ...SPOKEN_LANGUAGES.map(({ tag, english }) => ({ value: tag, label: english })),
          ]}
        />
        <TextField
          name="pronunciation"
          label={t('names.field-said')}
          hint={t('names.field-said-hint')}
          optional
          defaultValue={name.pronunciation ?? ''}
          {...words}
        />
        <TextField
          name="knownAs"
          label={t('names.field-known-as')}
          hint={t('names.field-known-as-hint')}
          optional
          defaultValue={name.knownAs ?? ''}
          {...words}
        />
        {wasApproved && (
          <TextField
            name="reason"
            label={t('names.field-reason')}
            hint={t('names.field-reason-hint')}
            {...words}
          />
        )}
        <Button kind="secondary">{t('names.save')}</Button>
      </form>
      <Details summary={t('names.withdraw-title')}>
        <p>{name.serial ? t('names.withdraw-with-certificate') : t('names.withdraw-lead')}</p>
        <form method="post">
          <Button name="do" value="withdraw" kind="warning">
            {t('names.withdraw')}
          </Button>
        </form>
      </Details>
    </div>
  )
}
