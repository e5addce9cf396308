import { Radios } from '../govuk/choices.tsx'
import type { FormState } from '../form-state.ts'
import { useWords } from '../words.tsx'

/** Officer or owner, each with what it may. */
export function RoleChoice({ state, role }: { state?: FormState; role?: string }) {
  const t = useWords()
  return (
    <Radios
      name="role"
      label={t('accounts.role')}
      state={state}
      defaultValue={role}
      small
      options={[
        {
          value: 'officer',
          label: t('accounts.role-officer'),
          hint: t('accounts.role-officer-hint'),
        },
        { value: 'owner', label: t('accounts.role-owner'), hint: t('accounts.role-owner-hint') },
      ]}
    />
  )
}
