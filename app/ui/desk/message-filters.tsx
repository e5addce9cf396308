import { Button } from '../govuk/button.tsx'
import { Select } from '../govuk/select.tsx'
import { TextField } from '../govuk/text-field.tsx'
import { useWords } from '../words.tsx'

export interface MessageFiltersProps {
  languages: Array<{ tag: string; name: string; dir: 'ltr' | 'rtl' }>
  language: string
  state: string
  q: string
}

/** Which messages are looked at: a language, a state, some words. */
export function MessageFilters({ languages, language, state, q }: MessageFiltersProps) {
  const t = useWords()
  return (
    <form method="get" className="filters">
      <Select
        name="language"
        label={t('settings.language')}
        defaultValue={language}
        options={languages.map(({ tag }) => ({ value: tag, label: t.language(tag) }))}
      />
      <Select
        name="state"
        label={t('translations.state')}
        defaultValue={state}
        options={[
          { value: '', label: t('translations.state-any') },
          { value: 'draft', label: t('translations.state-draft') },
          { value: 'changed', label: t('translations.state-changed') },
          { value: 'approved', label: t('translations.state-approved') },
        ]}
      />
      <TextField
        name="q"
        type="search"
        label={t('translations.search')}
        defaultValue={q}
        dir="auto"
      />
      <Button kind="secondary">{t('guests.look')}</Button>
    </form>
  )
}
