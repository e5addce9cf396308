import type { FormState } from '../form-state.ts'
import { DateFields } from '../govuk/date-fields.tsx'
import { TextField } from '../govuk/text-field.tsx'
import { useWords } from '../words.tsx'

/** How many places are kept for a group, how many may come at most, and until when. */
export function GroupPlaces({ state }: { state: FormState | undefined }) {
  const t = useWords()
  return (
    <>
      <TextField
        name="places"
        label={t('guests.group-places')}
        hint={t('guests.group-places-hint')}
        width={3}
        inputMode="numeric"
        autoComplete="off"
        state={state}
      />
      <TextField
        name="most"
        label={t('guests.group-most')}
        hint={t('guests.group-most-hint')}
        optional
        width={3}
        inputMode="numeric"
        autoComplete="off"
        state={state}
      />
      <DateFields
        name="until"
        label={t('guests.group-until')}
        hint={t('guests.group-until-hint')}
        optional
        state={state}
      />
    </>
  )
}
