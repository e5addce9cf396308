import type { NeedKind } from '#app/domain/events/kinds.ts'
import type { FormState } from '../form-state.ts'
import { Checkboxes, Radios } from '../govuk/choices.tsx'
import { Fieldset } from '../govuk/fieldset.tsx'
import { TextArea, TextField } from '../govuk/text-field.tsx'
import { useWords } from '../words.tsx'

export interface AnswerFieldsProps {
  state: FormState
  /** The most people this invitation is for. */
  limit: number
  needs: NeedKind[]
  /** Families count by age; delegations count heads. */
  ages: boolean
  /** Replies are closed: only with a reason. */
  isClosed: boolean
}

/** A family's answer as it is told on the telephone or written on paper. */
export function AnswerFields({ state, limit, needs, ages, isClosed }: AnswerFieldsProps) {
  const t = useWords()
  const fields = ages
    ? (['adults', 'young', 'children', 'infants'] as const)
    : (['adults'] as const)
  return (
    <>
      <HowTold state={state} />
      <Radios
        name="answer"
        label={t('guests.what-told')}
        inline
        small
        options={(['yes', 'maybe', 'no'] as const).map((answer) => ({
          value: answer,
          label: t(`guests.told-${answer}`),
        }))}
        state={state}
      />
      <Fieldset legend={t('guests.how-many', { limit })} size="s">
        <div className="row">
          {fields.map((field) => (
            <TextField
              key={field}
              name={field}
              label={t(ages ? `guests.field-${field}` : 'guests.field-people')}
              width={3}
              inputMode="numeric"
              autoComplete="off"
              state={state}
            />
          ))}
        </div>
      </Fieldset>
      <TextArea
        name="names"
        label={t('guests.names-told')}
        optional
        rows={3}
        spellCheck={false}
        state={state}
      />
      {needs.length > 0 && (
        <Checkboxes
          name="needs"
          label={t('guests.head-needs')}
          small
          options={needs.map((need) => ({ value: need, label: t(`guests.need-${need}`) }))}
          state={state}
        />
      )}
      <TextField
        name="interpreter"
        label={t('guests.interpreter-language')}
        optional
        width={20}
        state={state}
      />
      <TextField name="needDetail" label={t('guests.need-detail')} optional state={state} />
      <TextArea name="message" label={t('guests.message')} optional rows={2} state={state} />
      <BesideTheRule state={state} isClosed={isClosed} />
    </>
  )
}

/** On the telephone, or on paper. */
export function HowTold({ state }: Pick<AnswerFieldsProps, 'state'>) {
  const t = useWords()
  return (
    <Radios
      name="channel"
      label={t('guests.how-told')}
      inline
      small
      options={(['phone', 'paper'] as const).map((channel) => ({
        value: channel,
        label: t(`guests.told-${channel}`),
      }))}
      state={state}
    />
  )
}

/** Past the waiting ones, or after the closing time: with a reason. */
export function BesideTheRule({ state, isClosed }: Pick<AnswerFieldsProps, 'state' | 'isClosed'>) {
  const t = useWords()
  return (
    <>
      <Checkboxes
        name="outOfTurn"
        label={t('guests.beside-the-rule')}
        small
        options={[{ value: 'yes', label: t('guests.out-of-turn') }]}
        state={state}
      />
      <TextField
        name="reason"
        label={t('guests.reason')}
        hint={isClosed ? t('guests.reason-closed') : t('guests.reason-hint')}
        optional={!isClosed}
        state={state}
      />
    </>
  )
}
