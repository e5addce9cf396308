import type { PageWords } from '#app/translations/page-words.ts'
import type { FormState } from '../form-state.ts'
import { Radios } from '../govuk/choices.tsx'
import { DateFields } from '../govuk/date-fields.tsx'
import { TextField } from '../govuk/text-field.tsx'
import { useWords } from '../words.tsx'

/** Whom a reservation is for. */
export interface KeptShown {
  keptFor: 'staff' | 'honour' | 'other' | 'party'
  label: string | null
  partyLabel: string | null
}

export interface ReservationFieldsProps {
  form: FormState
  /** Kept for one party; else the form asks for whom. */
  isParty: boolean
}

/** Whom places are kept for, how many, until when. */
export function ReservationFields({ form, isParty }: ReservationFieldsProps) {
  const t = useWords()
  return (
    <>
      {!isParty && (
        <Radios
          name="keptFor"
          label={t('reserve.kept-for')}
          size="s"
          small
          state={form}
          options={[
            { value: 'staff', label: t('reserve.for-staff') },
            { value: 'honour', label: t('reserve.for-honour') },
            {
              value: 'other',
              label: t('reserve.for-other'),
              conditional: (
                <TextField
                  name="label"
                  label={t('reserve.label')}
                  hint={t('reserve.label-hint')}
                  state={form}
                />
              ),
            },
          ]}
        />
      )}
      <TextField
        name="places"
        label={t('reserve.places')}
        hint={isParty ? t('reserve.places-party-hint') : undefined}
        size="s"
        width={5}
        inputMode="numeric"
        autoComplete="off"
        state={form}
      />
      <DateFields
        name="untilOn"
        label={t('reserve.until')}
        hint={t('reserve.until-hint')}
        size="s"
        state={form}
        optional
      />
    </>
  )
}

/** A field's name in words, where two officers' versions stand side by side. */
export function reservationLabel(t: PageWords, name: string): string {
  switch (name) {
    case 'keptFor':
      return t('reserve.kept-for')
    case 'label':
      return t('reserve.label')
    case 'places':
      return t('reserve.places')
    default:
      return t('reserve.until')
  }
}

/** Whom places are kept for, as the desk says it. */
export function keptForInWords(t: PageWords, { keptFor, label, partyLabel }: KeptShown): string {
  if (keptFor === 'other') return label ?? ''
  return keptFor === 'party' ? (partyLabel ?? '') : t(`reserve.for-${keptFor}`)
}

/** A value as readers see it. */
export function reservationShown(t: PageWords, name: string, value: string): string {
  if (name !== 'keptFor') return value
  return t(
    value === 'staff'
      ? 'reserve.for-staff'
      : value === 'honour'
        ? 'reserve.for-honour'
        : 'reserve.for-other',
  )
}
