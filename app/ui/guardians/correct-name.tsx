import type { GuardiansChild } from '#app/domain/ceremonies/family-view.ts'
import { SPOKEN_LANGUAGES } from '#app/translations/spoken-languages.ts'
import type { FormState } from '../form-state.ts'
import { Button } from '../govuk/button.tsx'
import { Select } from '../govuk/select.tsx'
import { TextField } from '../govuk/text-field.tsx'
import { useWords } from '../words.tsx'

/** The fields from top to bottom, for the error summary. */
export const CORRECT_FIELDS = [
  'name',
  'printedName',
  'nativeLine',
  'nativeLanguage',
  'knownAs',
  'pronunciation',
]

export interface CorrectNameProps {
  child: GuardiansChild
  state: FormState | undefined
  /** The one thing to do next on this page. */
  isNext: boolean
}

/** The name as the family writes it, and what helps to print it and to say it. */
export function CorrectName({ child, state, isNext }: CorrectNameProps) {
  const t = useWords()
  const words = { autoComplete: 'off', spellCheck: false, state } as const
  return (
    <form method="post" noValidate>
      <input type="hidden" name="honouree" value={child.honoureeId} />
      <input type="hidden" name="revision" value={child.revision} />
      <TextField
        name="name"
        label={t('proof.field-name')}
        hint={t('proof.field-name-hint')}
        defaultValue={child.name}
        {...words}
      />
      {(child.letters.length > 0 || child.printedName || state?.errors.printedName) && (
        <TextField
          name="printedName"
          label={t('proof.field-printed')}
          hint={t('proof.field-printed-hint')}
          defaultValue={child.printedName ?? ''}
          {...words}
        />
      )}
      <TextField
        name="nativeLine"
        label={t('proof.field-native')}
        optional
        defaultValue={child.native ?? ''}
        {...words}
      />
      <Select
        name="nativeLanguage"
        label={t('proof.field-language')}
        optional
        state={state}
        defaultValue={child.nativeLanguage ?? ''}
        options={[
          { value: '', label: t('proof.field-language-none') },
          ...SPOKEN_LANGUAGES.map(({ tag, own }) => ({ value: tag, label: own })),
        ]}
      />
      <TextField
        name="knownAs"
        label={t('proof.field-known-as')}
        hint={t('proof.field-known-as-hint')}
        optional
        defaultValue={child.knownAs ?? ''}
        {...words}
      />
      <TextField
        name="pronunciation"
        label={t('proof.field-said')}
        hint={t('proof.field-said-hint')}
        optional
        defaultValue={child.pronunciation ?? ''}
        {...words}
      />
      <Button name="do" value="correct" {...(isNext ? {} : { kind: 'secondary' as const })}>
        {t('proof.save')}
      </Button>
    </form>
  )
}
