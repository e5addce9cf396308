import { DUTY_ROLES } from '#app/domain/programme/duty-roles.ts'
import type { PageWords } from '#app/translations/page-words.ts'
import type { FormState } from '../form-state.ts'
import { Checkboxes } from '../govuk/choices.tsx'
import { Select } from '../govuk/select.tsx'
import { TextArea, TextField } from '../govuk/text-field.tsx'
import { useWords } from '../words.tsx'

export interface DutyFieldsProps {
  form: FormState
  /** Items of the running order that somebody can be on duty at. */
  items: Array<{ id: string; title: string }>
}

/** What somebody does, when they arrive, and what an officer knows of them. */
export function DutyFields({ form, items }: DutyFieldsProps) {
  const t = useWords()
  return (
    <>
      <Select
        name="role"
        label={t('staff.role')}
        size="s"
        options={DUTY_ROLES.map((role) => ({ value: role, label: t(`duty.role-${role}`) }))}
        state={form}
      />
      {items.length > 0 && (
        <Select
          name="programmeItemId"
          label={t('staff.item')}
          size="s"
          options={[
            { value: '', label: t('staff.item-none') },
            ...items.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          state={form}
        />
      )}
      <TextArea
        name="asks"
        label={t('staff.asks')}
        hint={t('staff.asks-hint')}
        size="s"
        rows={4}
        optional
        state={form}
      />
      <TextField
        name="arrive"
        label={t('staff.arrive')}
        hint={t('staff.arrive-hint')}
        size="s"
        width={4}
        dir="ltr"
        autoComplete="off"
        state={form}
      />
      <TextField
        name="printedTitle"
        label={t('staff.printed-title')}
        hint={t('staff.printed-title-hint')}
        size="s"
        autoComplete="off"
        optional
        state={form}
      />
      <Checkboxes
        name="under18"
        options={[{ value: 'on', label: t('staff.under18') }]}
        small
        state={form}
      />
      <Checkboxes
        name="dbs"
        options={[{ value: 'on', label: t('staff.dbs'), hint: t('staff.dbs-hint') }]}
        small
        state={form}
      />
    </>
  )
}

/** A field's name in words, where two officers' versions stand side by side. */
export function dutyLabel(t: PageWords, name: string): string {
  switch (name) {
    case 'role':
    case 'asks':
    case 'arrive':
    case 'under18':
    case 'dbs':
      return t(`staff.${name}`)
    case 'printedTitle':
      return t('staff.printed-title')
    default:
      return t('staff.item')
  }
}

/** A value as readers see it. */
export function dutyShown(
  t: PageWords,
  items: DutyFieldsProps['items'],
  name: string,
  value: string,
): string {
  const role = DUTY_ROLES.find((known) => known === value)
  if (name === 'role' && role) return t(`duty.role-${role}`)
  if (name === 'under18') return t('staff.under18-yes')
  if (name === 'dbs') return t('staff.dbs-yes')
  if (name !== 'programmeItemId') return value
  return items.find(({ id }) => id === value)?.title ?? t('staff.item-none')
}
