import { ITEM_KINDS } from '#app/domain/programme/item-kinds.ts'
import type { PageWords } from '#app/translations/page-words.ts'
import type { FormState } from '../form-state.ts'
import { Checkboxes, Radios } from '../govuk/choices.tsx'
import { Select } from '../govuk/select.tsx'
import { TextArea, TextField, TimeField } from '../govuk/text-field.tsx'
import { useWords } from '../words.tsx'

/** What an item of a running order is, how long and when. `honoured`: how many children the date honours. */
export function ItemFields({ form, honoured }: { form: FormState; honoured: number }) {
  const t = useWords()
  return (
    <>
      <TextField name="title" label={t('running.title-field')} size="s" state={form} />
      <Select
        name="kind"
        label={t('running.kind')}
        size="s"
        options={ITEM_KINDS.map((kind) => ({ value: kind, label: t(`running.kind-${kind}`) }))}
        state={form}
      />
      <Radios
        name="side"
        label={t('running.side')}
        size="s"
        small
        defaultValue="after"
        options={[
          { value: 'before', label: t('running.before'), hint: t('running.before-hint') },
          { value: 'after', label: t('running.after'), hint: t('running.after-hint') },
        ]}
        state={form}
      />
      <TextField
        name="minutes"
        label={t('running.minutes')}
        size="s"
        width={4}
        inputMode="numeric"
        autoComplete="off"
        state={form}
      />
      <Radios
        name="length"
        label={t('running.length')}
        size="s"
        small
        defaultValue="minutes"
        options={[
          { value: 'minutes', label: t('running.length-minutes') },
          {
            value: 'each',
            label: t('running.length-each'),
            hint: t('running.length-each-hint', { children: honoured }),
            conditional: (
              <TextField
                name="secondsEach"
                label={t('running.seconds')}
                width={4}
                inputMode="numeric"
                autoComplete="off"
                state={form}
              />
            ),
          },
        ]}
        state={form}
      />
      <Radios
        name="timing"
        label={t('running.timing')}
        size="s"
        small
        defaultValue="flows"
        options={[
          { value: 'flows', label: t('running.timing-flows') },
          {
            value: 'fixed',
            label: t('running.timing-fixed'),
            hint: t('running.timing-fixed-hint'),
            conditional: <TimeField name="fixedAt" label={t('running.fixed-at')} state={form} />,
          },
        ]}
        state={form}
      />
      <TextField
        name="who"
        label={t('running.who')}
        hint={t('running.who-hint')}
        size="s"
        autoComplete="off"
        optional
        state={form}
      />
      <TextField
        name="cue"
        label={t('running.cue')}
        hint={t('running.cue-hint')}
        size="s"
        autoComplete="off"
        optional
        state={form}
      />
      <TextArea
        name="notes"
        label={t('running.notes')}
        hint={t('running.notes-hint')}
        size="s"
        rows={4}
        optional
        state={form}
      />
      <Checkboxes
        name="printed"
        options={[{ value: 'on', label: t('running.printed') }]}
        small
        state={form}
      />
    </>
  )
}

/** A field's name in words, where two officers' versions stand side by side. */
export function itemLabel(t: PageWords, name: string): string {
  switch (name) {
    case 'title':
      return t('running.title-field')
    case 'secondsEach':
      return t('running.seconds')
    case 'fixedAt':
      return t('running.fixed-at')
    case 'kind':
    case 'side':
    case 'length':
    case 'minutes':
    case 'timing':
    case 'who':
    case 'cue':
    case 'notes':
    case 'printed':
      return t(`running.${name}`)
    default:
      return name
  }
}

/** A value as readers see it. */
export function itemShown(t: PageWords, name: string, value: string): string {
  const kind = ITEM_KINDS.find((known) => known === value)
  if (name === 'kind' && kind) return t(`running.kind-${kind}`)
  if (name === 'side') return t(value === 'before' ? 'running.before' : 'running.after')
  if (name === 'length')
    return t(value === 'each' ? 'running.length-each' : 'running.length-minutes')
  if (name === 'timing')
    return t(value === 'fixed' ? 'running.timing-fixed' : 'running.timing-flows')
  return name === 'printed' ? t('running.printed') : value
}
