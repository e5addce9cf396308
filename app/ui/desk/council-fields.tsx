import { first, type FormState } from '../form-state.ts'
import { Button } from '../govuk/button.tsx'
import { Checkboxes, Radios } from '../govuk/choices.tsx'
import { Select } from '../govuk/select.tsx'
import { TextArea, TextField, TimeField } from '../govuk/text-field.tsx'
import { useWords } from '../words.tsx'
import { Box } from './panels.tsx'

interface Language {
  tag: string
  name: string
  dir: 'ltr' | 'rtl'
}

/** What each field of the council's form is called, by its name. */
export function useCouncilLabels(languages: Language[]): Record<string, string> {
  const t = useWords()
  return {
    name: t('council-form.name'),
    ...Object.fromEntries(
      languages.map(({ tag }) => [
        `names.${tag}`,
        t('council-form.name-in', { language: t.language(tag) }),
      ]),
    ),
    prefix: t('council-form.prefix'),
    phone: t('council-form.phone'),
    address: t('council-form.address'),
    timeZone: t('council-form.zone'),
    languages: t('council-form.languages'),
    drafts: t('council-form.drafts'),
    quietFrom: t('council-form.quiet-from'),
    quietUntil: t('council-form.quiet-until'),
    mailFromName: t('council-form.sender-name'),
    mailFromAddress: t('council-form.sender'),
  }
}

export interface CouncilFieldsProps {
  values: Record<string, string | string[]>
  labels: Record<string, string>
  revision: number
  languages: Language[]
  timeZones: string[]
  state?: FormState
}

/** The form of the council's own settings. */
export function CouncilFields(props: CouncilFieldsProps) {
  const { values, labels, revision, languages, timeZones, state } = props
  const t = useWords()
  const field = (name: string) => {
    const value = values[name]
    return {
      name,
      label: labels[name] ?? name,
      state,
      defaultValue: typeof value === 'string' ? value : undefined,
    }
  }
  const chosen = values.languages
  return (
    <form method="post" className="stack narrow" noValidate>
      <input type="hidden" name="revision" value={first(state, 'revision') ?? revision} />
      <Box id="names" title={t('council-form.part-names')}>
        <TextField {...field('name')} />
        {languages.map(({ tag, dir }) => (
          <TextField
            key={tag}
            {...field(`names.${tag}`)}
            lang={tag}
            dir={dir === 'rtl' ? 'auto' : undefined}
            optional
          />
        ))}
        <TextField {...field('prefix')} hint={t('council-form.prefix-hint')} width={4} dir="ltr" />
        <TextField {...field('phone')} type="tel" hint={t('council-form.phone-hint')} width={20} />
        <TextArea {...field('address')} hint={t('council-form.address-hint')} rows={3} />
      </Box>
      <Box id="readers" title={t('council-form.part-readers')}>
        <Checkboxes
          name="languages"
          label={labels.languages}
          hint={t('council-form.languages-hint')}
          state={state}
          defaultValues={typeof chosen === 'string' ? [chosen] : chosen}
          small
          options={languages.map(({ tag, name, dir }) => ({
            value: tag,
            label: name,
            lang: tag,
            dir,
          }))}
        />
        <Radios
          {...field('drafts')}
          small
          options={[
            { value: 'shown', label: t('council-form.drafts-shown') },
            { value: 'english', label: t('council-form.drafts-english') },
          ]}
        />
        <Select
          {...field('timeZone')}
          hint={t('council-form.zone-hint')}
          options={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        />
      </Box>
      <Box id="quiet" title={t('council-form.part-quiet')}>
        <p>{t('council-form.quiet-what')}</p>
        <TimeField {...field('quietFrom')} hint={t('council-form.quiet-hint')} />
        <TimeField {...field('quietUntil')} />
      </Box>
      <Box id="sender" title={t('council-form.part-sender')}>
        <TextField {...field('mailFromName')} hint={t('council-form.sender-name-hint')} />
        <TextField
          {...field('mailFromAddress')}
          type="email"
          hint={t('council-form.sender-hint')}
          spellCheck={false}
        />
      </Box>
      <div>
        <Button>{t('council-form.save')}</Button>
      </div>
    </form>
  )
}
