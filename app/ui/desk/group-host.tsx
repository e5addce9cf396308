import type { FormState } from '../form-state.ts'
import { Select } from '../govuk/select.tsx'
import { TextField } from '../govuk/text-field.tsx'
import { useWords } from '../words.tsx'

export interface GroupHostProps {
  groups: Array<{ partyId: string; label: string; contact: string }>
  organisations: Array<{ id: string; name: string; codedName: string | null }>
  state: FormState | undefined
}

/** Which group: one from before, or a new one of an organisation, perhaps under a coded name. */
export function GroupHost({ groups, organisations, state }: GroupHostProps) {
  const t = useWords()
  return (
    <>
      {groups.length > 0 && (
        <Select
          name="group"
          label={t('guests.group-before')}
          hint={t('guests.group-before-hint')}
          options={[
            { value: '', label: t('guests.group-new') },
            ...groups.map(({ partyId, label, contact }) => ({
              value: partyId,
              label: `${label} – ${contact}`,
            })),
          ]}
          state={state}
        />
      )}
      <Select
        name="organisationId"
        label={t('guests.group-host')}
        options={[
          { value: '', label: t('guests.group-host-new') },
          ...organisations.map(({ id, name, codedName }) => ({
            value: id,
            label: codedName ? `${codedName} – ${name}` : name,
          })),
        ]}
        state={state}
      />
      <TextField
        name="organisation"
        label={t('guests.group-host-name')}
        optional
        autoComplete="off"
        state={state}
      />
      <TextField
        name="codedName"
        label={t('guests.group-coded')}
        hint={t('guests.group-coded-hint')}
        optional
        autoComplete="off"
        state={state}
      />
    </>
  )
}
