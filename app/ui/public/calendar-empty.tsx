import { useWords } from '../words.tsx'

/** Nothing to list: because nothing is planned, or because nothing fits what was looked for. */
export function CalendarEmpty({
  isFiltered,
  isMonth,
  allHref,
}: {
  isFiltered: boolean
  isMonth: boolean
  allHref: string
}) {
  const t = useWords()
  const why = isFiltered
    ? t('calendar.none-found')
    : isMonth
      ? t('calendar.none-in-month')
      : t('calendar.none')
  return (
    <p className="nothing">
      {why}
      {isFiltered && (
        <>
          {' '}
          <a className="govuk-link" href={allHref}>
            {t('calendar.show-all')}
          </a>
        </>
      )}
    </p>
  )
}
