import type { PageWords } from '#app/translations/page-words.ts'
import type { FormState } from '../form-state.ts'
import { Radios } from '../govuk/choices.tsx'
import { DateFields } from '../govuk/date-fields.tsx'
import { TextField, TimeField } from '../govuk/text-field.tsx'
import { useWords } from '../words.tsx'

/** How a date's waiting list decides. `later`: dates after this one, which may be meant, too. */
export function RuleFields({ form, later }: { form: FormState; later: number }) {
  const t = useWords()
  return (
    <>
      <TextField
        name="overtakesAllowed"
        label={t('waiting-rules.overtakes')}
        hint={t('waiting-rules.overtakes-hint')}
        size="s"
        width={3}
        inputMode="numeric"
        autoComplete="off"
        state={form}
      />
      <Radios
        name="promotion"
        label={t('waiting-rules.promotion')}
        size="s"
        small
        state={form}
        options={[
          {
            value: 'at_once',
            label: t('waiting-rules.at_once'),
            hint: t('waiting-rules.at_once-hint'),
          },
          {
            value: 'offer',
            label: t('waiting-rules.offer'),
            hint: t('waiting-rules.offer-hint'),
            conditional: (
              <TextField
                name="offerHours"
                label={t('waiting-rules.hours')}
                hint={t('waiting-rules.hours-hint')}
                width={3}
                inputMode="numeric"
                autoComplete="off"
                state={form}
              />
            ),
          },
        ]}
      />
      <DateFields
        name="closesOn"
        label={t('waiting-rules.closes')}
        hint={t('waiting-rules.closes-hint')}
        size="s"
        state={form}
        optional
      />
      <TimeField
        name="closesAt"
        label={t('waiting-rules.closes-at')}
        hint={t('waiting-rules.closes-at-hint')}
        state={form}
        optional
      />
      {later > 0 && (
        <Radios
          name="scope"
          label={t('date-page.scope')}
          hint={t('waiting-rules.scope-hint')}
          size="s"
          small
          state={form}
          defaultValue="this"
          options={[
            { value: 'this', label: t('date-page.scope-this') },
            { value: 'following', label: t('date-page.scope-following', { dates: later }) },
          ]}
        />
      )}
    </>
  )
}

/** A field's name in words, where two officers' versions stand side by side. */
export function ruleLabel(t: PageWords, name: string): string {
  switch (name) {
    case 'overtakesAllowed':
      return t('waiting-rules.overtakes')
    case 'promotion':
      return t('waiting-rules.promotion')
    case 'offerHours':
      return t('waiting-rules.hours')
    case 'closesOn':
      return t('waiting-rules.closes')
    default:
      return t('waiting-rules.closes-at')
  }
}

/** A value as readers see it. */
export function ruleShown(t: PageWords, name: string, value: string): string {
  if (name !== 'promotion') return value
  return t(value === 'offer' ? 'waiting-rules.offer' : 'waiting-rules.at_once')
}
