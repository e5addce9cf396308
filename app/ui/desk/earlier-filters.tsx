import { SPOKEN_LANGUAGES } from '#app/translations/spoken-languages.ts'
import { Button } from '../govuk/button.tsx'
import { Checkboxes } from '../govuk/choices.tsx'
import { Select } from '../govuk/select.tsx'
import { useWords } from '../words.tsx'

export interface EarlierFiltersProps {
  filter: {
    from?: string | undefined
    language?: string | undefined
    children?: 'yes' | undefined
    came?: 'yes' | undefined
  }
  dates: Array<{ occurrenceId: string; title: string; startsAt: Date; timeZone: string }>
  /** The date of a series that is open. */
  on: string | undefined
}

/** Whose families: of which event, in which language, with children, those who came. */
export function EarlierFilters({ filter, dates, on }: EarlierFiltersProps) {
  const t = useWords()
  return (
    <form method="get" className="filters">
      <Select
        name="from"
        label={t('guests.again-from')}
        defaultValue={filter.from}
        options={[
          { value: '', label: t('guests.again-choose') },
          ...dates.map(({ occurrenceId, title, startsAt, timeZone }) => ({
            value: occurrenceId,
            label: `${title}, ${t.date(startsAt, { timeZone, style: 'dayShort' })}`,
          })),
        ]}
      />
      <Select
        name="language"
        label={t('guests.filter-language')}
        defaultValue={filter.language}
        options={[
          { value: '', label: t('guests.any-language') },
          ...SPOKEN_LANGUAGES.map(({ tag, english }) => ({ value: tag, label: english })),
        ]}
      />
      <Tick
        name="children"
        label={t('guests.again-children')}
        isTicked={Boolean(filter.children)}
      />
      <Tick name="came" label={t('guests.again-came')} isTicked={Boolean(filter.came)} />
      {on && <input type="hidden" name="on" value={on} />}
      <Button kind="secondary">{t('guests.again-show')}</Button>
    </form>
  )
}

function Tick({ name, label, isTicked }: { name: string; label: string; isTicked: boolean }) {
  return (
    <Checkboxes
      name={name}
      small
      options={[{ value: 'yes', label }]}
      defaultValues={isTicked ? ['yes'] : []}
    />
  )
}
