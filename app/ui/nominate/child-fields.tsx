import { SPOKEN_LANGUAGES } from '#app/translations/spoken-languages.ts'
import type { FormState } from '../form-state.ts'
import { Radios } from '../govuk/choices.tsx'
import { Select } from '../govuk/select.tsx'
import { TextField } from '../govuk/text-field.tsx'
import { useWords } from '../words.tsx'

/** The fields of one nominated child, the same for nominators and at the desk. */
export function ChildFields({
  state,
  isGuardian,
}: {
  state: FormState | undefined
  /** A guardian is written to at the link's own address, and is asked for no contact. */
  isGuardian: boolean
}) {
  const t = useWords()
  const off = { autoComplete: 'off', spellCheck: false, state } as const
  const asksSpelling = state?.errors.printedName ?? state?.typed.printedName?.[0]
  return (
    <>
      <TextField
        name="childName"
        label={t('nominate.child-name')}
        hint={t('nominate.child-name-hint')}
        {...off}
      />
      {asksSpelling && (
        <TextField
          name="printedName"
          label={t('nominate.printed-name')}
          hint={t('nominate.printed-name-hint')}
          {...off}
        />
      )}
      <TextField
        name="knownAs"
        label={t('nominate.known-as')}
        hint={t('nominate.known-as-hint')}
        optional
        width={20}
        {...off}
      />
      {!isGuardian && (
        <>
          <TextField
            name="guardianName"
            label={t('nominate.guardian-name')}
            hint={t('nominate.guardian-name-hint')}
            {...off}
          />
          <Radios
            name="reach"
            label={t('nominate.reach')}
            state={state}
            options={[
              {
                value: 'guardian',
                label: t('nominate.reach-guardian'),
                conditional: (
                  <>
                    <TextField
                      name="guardianEmail"
                      label={t('nominate.guardian-email')}
                      optional
                      inputMode="email"
                      {...off}
                    />
                    <TextField
                      name="guardianPhone"
                      label={t('nominate.guardian-phone')}
                      optional
                      inputMode="tel"
                      width={20}
                      {...off}
                    />
                  </>
                ),
              },
              {
                value: 'us',
                label: t('nominate.reach-us'),
                hint: t('nominate.reach-us-hint'),
              },
            ]}
          />
        </>
      )}
      <Select
        name="language"
        label={t('nominate.language')}
        defaultValue={t.locale}
        options={SPOKEN_LANGUAGES.map(({ tag, english, own }) => ({
          value: tag,
          label: english === own ? english : `${own} – ${english}`,
        }))}
        state={state}
      />
      <TextField name="school" label={t('nominate.school')} optional width={30} {...off} />
    </>
  )
}
