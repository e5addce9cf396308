import { ACCESS_NEEDS, type CalendarFilter } from '#app/domain/events/public-date.ts'
import { EVENT_KINDS } from '#app/domain/events/kinds.ts'
import { Button } from '../govuk/button.tsx'
import { Select } from '../govuk/select.tsx'
import { useWords } from '../words.tsx'

export interface FinderProps {
  filter: CalendarFilter
  /** Languages that coming events have interpreters for. */
  spoken: Array<{ tag: string; name: string }>
  /** What the calendar is looked at as, kept when something else is looked for. */
  view: Record<string, string>
}

/**
 * What the calendar can be searched by. On a phone it is folded, so that the first event stands on the
 * first screen; unless something is being looked for.
 */
export function Finder({ filter, spoken, view }: FinderProps) {
  const t = useWords()
  const isUsed = Object.keys(filter).length > 0
  const access = {
    step_free: t('need.step_free'),
    hearing_loop: t('fact.hearing_loop'),
    quiet_space: t('need.quiet_space'),
  }
  return (
    <details className="find" open={isUsed}>
      <summary className="find__summary">
        <span className="govuk-details__summary-text">{t('calendar.find')}</span>
      </summary>
      <search aria-label={t('calendar.find')}>
        <form className="finder" method="get" action="/">
          {Object.entries(view).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Select
            name="kind"
            label={t('calendar.kind')}
            defaultValue={filter.kind ?? ''}
            options={[
              { value: '', label: t('calendar.kind-any') },
              ...EVENT_KINDS.map((kind) => ({ value: kind, label: t(`calendar.kind-${kind}`) })),
            ]}
          />
          <Select
            name="spoken"
            label={t('calendar.spoken')}
            defaultValue={filter.spoken ?? ''}
            options={[
              { value: '', label: t('calendar.spoken-any') },
              ...spoken.map(({ tag, name }) => ({ value: tag, label: name, lang: tag })),
            ]}
          />
          <Select
            name="access"
            label={t('calendar.access')}
            defaultValue={filter.access ?? ''}
            options={[
              { value: '', label: t('calendar.access-any') },
              ...ACCESS_NEEDS.map((need) => ({ value: need, label: access[need] })),
            ]}
          />
          <Button kind="secondary">{t('calendar.show-events')}</Button>
        </form>
      </search>
    </details>
  )
}
