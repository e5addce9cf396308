import { SPOKEN_LANGUAGES } from '#app/translations/spoken-languages.ts'
import type { FormState } from '../form-state.ts'
import { Select } from '../govuk/select.tsx'
import { TextField } from '../govuk/text-field.tsx'
import { useWords } from '../words.tsx'

/** Who a family's contact is. `state` carries what is known or was typed. */
export function ContactFields({ state }: { state: FormState | undefined }) {
  const t = useWords()
  const off = { autoComplete: 'off', spellCheck: false, state } as const
  return (
    <>
      <TextField
        name="fullName"
        label={t('guests.full-name')}
        hint={t('guests.full-name-hint')}
        {...off}
      />
      <TextField name="nativeName" label={t('guests.native-name')} optional {...off} />
      <TextField name="knownAs" label={t('guests.known-as')} optional width={20} {...off} />
      <TextField
        name="email"
        label={t('guests.email')}
        hint={t('guests.email-hint')}
        optional
        inputMode="email"
        {...off}
      />
      <TextField
        name="phone"
        label={t('guests.phone')}
        optional
        inputMode="tel"
        width={20}
        {...off}
      />
      <Select
        name="language"
        label={t('guests.language')}
        defaultValue="en"
        options={SPOKEN_LANGUAGES.map(({ tag, english, own }) => ({
          value: tag,
          label: english === own ? english : `${english} – ${own}`,
        }))}
        state={state}
      />
    </>
  )
}
