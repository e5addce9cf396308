import type { PageWords } from '#app/translations/page-words.ts'
import { aimOf, isRuleName, ruleField, type NamedRule } from '#app/domain/mail/reminder-rules.ts'
import type { FormState } from '../form-state.ts'
import { Checkboxes } from '../govuk/choices.tsx'
import { Select } from '../govuk/select.tsx'
import { TextField, TimeField } from '../govuk/text-field.tsx'
import { useWords } from '../words.tsx'

const AIMS = ['unanswered', 'before', 'thanks'] as const

/** The rules of an event: each on or off, with its time. A rule that is off folds its time away. */
export function ReminderFields({ form, rules }: { form: FormState; rules: NamedRule[] }) {
  const t = useWords()
  return AIMS.map((aim) => (
    <section key={aim} className="form-part" aria-labelledby={`rules-${aim}`}>
      <h2 id={`rules-${aim}`}>{t(`reminders.part-${aim}`)}</h2>
      <p className="muted">{t(`reminders.part-${aim}-what`)}</p>
      {rules
        .filter((rule) => rule.aim === aim)
        .map((rule, index) => (
          <RuleFields key={rule.name} rule={rule} place={index + 1} form={form} />
        ))}
    </section>
  ))
}

function RuleFields({ rule, place, form }: { rule: NamedRule; place: number; form: FormState }) {
  const t = useWords()
  const { name, aim } = rule
  return (
    <Checkboxes
      name={ruleField(name, 'isOn')}
      small
      state={form}
      options={[
        {
          value: 'on',
          label: t(`reminders.rule-${aim}`, { place }),
          conditional: (
            <>
              <TextField
                name={ruleField(name, 'amount')}
                label={t('reminders.amount')}
                width={3}
                inputMode="numeric"
                autoComplete="off"
                state={form}
              />
              <Select
                name={ruleField(name, 'unit')}
                label={t('reminders.unit')}
                state={form}
                options={(['days', 'hours'] as const).map((unit) => ({
                  value: unit,
                  label: t(`reminders.unit-${aim}-${unit}`),
                }))}
              />
              <TimeField
                name={ruleField(name, 'time')}
                label={t('reminders.time')}
                hint={t('reminders.time-hint')}
                state={form}
              />
            </>
          ),
        },
      ]}
    />
  )
}

/** A field's name in words, where two officers' versions stand side by side. */
export function ruleLabel(t: PageWords, field: string): string {
  const [, name = '', part] = field.split('.')
  const rule = isRuleName(name)
    ? t(`reminders.rule-${aimOf(name)}`, { place: placeOf(name) })
    : name
  if (part === 'amount') return `${rule}: ${t('reminders.amount')}`
  if (part === 'unit') return `${rule}: ${t('reminders.unit')}`
  return part === 'time' ? `${rule}: ${t('reminders.time')}` : rule
}

const placeOf = (name: string): number => Number(name.split('-')[1] ?? 1)

/** A value as readers see it. */
export function ruleShown(t: PageWords, field: string, value: string): string {
  if (value === 'on') return t('both-versions.yes')
  const [, name = ''] = field.split('.')
  if (!isRuleName(name) || (value !== 'days' && value !== 'hours')) return value
  return t(`reminders.unit-${aimOf(name)}-${value}`)
}
