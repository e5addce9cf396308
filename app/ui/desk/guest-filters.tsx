import type { NeedKind } from '#app/domain/events/kinds.ts'
import { SPOKEN_LANGUAGES } from '#app/translations/spoken-languages.ts'
import { Button } from '../govuk/button.tsx'
import { Select } from '../govuk/select.tsx'
import { TextField } from '../govuk/text-field.tsx'
import { useWords } from '../words.tsx'

export interface GuestFiltersProps {
  filter: {
    answer: string
    sort: string
    dir?: string | undefined
    q: string
    need?: string | undefined
    language?: string | undefined
    arrived?: string | undefined
  }
  needs: readonly NeedKind[]
  /** The date of a series that is open. */
  hidden?: string | undefined
}

/** Name, need, language, arrived. A GET form: what is filtered can be bookmarked. */
export function GuestFilters({ filter, needs, hidden }: GuestFiltersProps) {
  const t = useWords()
  const any = { value: '', label: t('guests.any') }
  return (
    <form method="get" className="filters">
      <TextField name="q" type="search" label={t('guests.search')} defaultValue={filter.q} />
      <Select
        name="need"
        label={t('guests.filter-needs')}
        defaultValue={filter.need}
        options={[any, ...needs.map((need) => ({ value: need, label: t(`guests.need-${need}`) }))]}
      />
      <Select
        name="language"
        label={t('guests.filter-language')}
        defaultValue={filter.language}
        options={[
          any,
          ...SPOKEN_LANGUAGES.map(({ tag, english }) => ({ value: tag, label: english })),
        ]}
      />
      <Select
        name="arrived"
        label={t('guests.filter-arrived')}
        defaultValue={filter.arrived}
        options={[
          { value: '', label: t('guests.either') },
          { value: 'yes', label: t('guests.arrived-yes') },
          { value: 'no', label: t('guests.arrived-no') },
        ]}
      />
      <Kept name="on" value={hidden} />
      <Kept name="answer" value={filter.answer === 'everyone' ? undefined : filter.answer} />
      <Kept name="sort" value={filter.sort === 'name' ? undefined : filter.sort} />
      <Kept name="dir" value={filter.dir} />
      <Button kind="secondary">{t('guests.filter')}</Button>
    </form>
  )
}

function Kept({ name, value }: { name: string; value: string | undefined }) {
  return value ? <input type="hidden" name={name} value={value} /> : null
}
