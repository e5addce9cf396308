import type { PublicDate } from '#app/domain/events/public-date.ts'
import { whenOf } from '#app/translations/when.ts'
import { useWords } from '../words.tsx'
import { RoomInWords } from './room-in-words.tsx'

/** The dates of a series that are not over, each with its own room; the one on the page is marked. */
export function EventDates({
  dates,
  shown,
  slug,
}: {
  dates: PublicDate[]
  shown: string
  slug: string
}) {
  const t = useWords()
  const left = dates.filter(({ door, occurrenceId }) => door !== 'over' || occurrenceId === shown)
  if (dates.length < 2 || left.length === 0) return null
  return (
    <>
      <h2>{t('event-page.dates')}</h2>
      <table className="hours hours--dates">
        <thead className="govuk-visually-hidden">
          <tr>
            <th scope="col">{t('event-page.date')}</th>
            <th scope="col">{t('event-page.places')}</th>
          </tr>
        </thead>
        <tbody>
          {left.map((date) => (
            <tr
              key={date.occurrenceId}
              className={date.door === 'cancelled' ? 'is-off' : undefined}
            >
              <th scope="row">
                {date.occurrenceId === shown ? (
                  <span aria-current="date">{whenOf(t, date)}</span>
                ) : (
                  <a className="govuk-link" href={`/events/${slug}?date=${date.occurrenceId}`}>
                    {whenOf(t, date)}
                  </a>
                )}
              </th>
              <td>
                <RoomInWords date={date} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
