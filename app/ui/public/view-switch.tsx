import { useWords } from '../words.tsx'

/** The calendar as a list or as a month: two addresses, the one at hand marked. */
export function ViewSwitch({
  isMonth,
  list,
  month,
}: {
  isMonth: boolean
  list: string
  month: string
}) {
  const t = useWords()
  return (
    <nav className="switch" aria-label={t('calendar.show-as')}>
      {isMonth ? (
        <a href={list}>{t('calendar.as-list')}</a>
      ) : (
        <span aria-current="true">{t('calendar.as-list')}</span>
      )}
      {isMonth ? (
        <span aria-current="true">{t('calendar.as-month')}</span>
      ) : (
        <a href={month}>{t('calendar.as-month')}</a>
      )}
    </nav>
  )
}
