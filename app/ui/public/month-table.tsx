import { daysOf, monthGrid, type Month } from '#app/domain/events/month-grid.ts'
import type { ListedDate } from '#app/domain/events/public-date.ts'
import { textsIn } from '#app/domain/invitations/invitation-view.ts'
import { useWords } from '../words.tsx'

export interface MonthTableProps {
  month: Month
  dates: ListedDate[]
  /** The day it is, as `2027-06-07`. */
  today: string
}

/** A month as a table of weeks; on a phone, the days with something on them. */
export function MonthTable({ month, dates, today }: MonthTableProps) {
  const t = useWords()
  const weeks = monthGrid(month)
  const onDay = new Map<string, ListedDate[]>()
  for (const date of dates)
    for (const day of daysOf(date)) onDay.set(day, [...(onDay.get(day) ?? []), date])
  return (
    <table className="monthgrid">
      <caption>{t.date(noonOf(monthStart(month)), { timeZone: 'UTC', style: 'month' })}</caption>
      <thead>
        <tr>
          {A_WEEK.map((day) => (
            <th key={day} scope="col">
              {t.date(noonOf(day), { timeZone: 'UTC', style: 'weekday' })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, index) => (
          <tr key={index}>
            {week.map((square, weekday) => {
              if (square.date === null) return <NoDay key={weekday} />
              const here = onDay.get(square.date) ?? []
              const looks = [square.date === today && 'is-today', here.length > 0 && 'has-events']
              return (
                <td key={weekday} className={looks.filter(Boolean).join(' ') || undefined}>
                  <b
                    data-day={t.date(noonOf(square.date), {
                      timeZone: 'UTC',
                      style: 'weekdayShort',
                    })}
                  >
                    {square.day}
                    {square.date === today && (
                      <span className="govuk-visually-hidden"> {t('calendar.today')}</span>
                    )}
                  </b>
                  {here.map((date) => (
                    <EventOnDay key={date.occurrenceId} date={date} />
                  ))}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Before the first and after the last. */
const NoDay = () => <td className="is-out">{'\u00a0'}</td>

function EventOnDay({ date }: { date: ListedDate }) {
  const t = useWords()
  const { event, startsAt, timeZone, door, isFull } = date
  const texts = textsIn(event, t.locale)
  const time = <bdi>{t.date(startsAt, { timeZone, style: 'time' })}</bdi>
  const state =
    door === 'cancelled'
      ? t('state.cancelled')
      : door === 'open' && isFull
        ? t('calendar.full')
        : ''
  return (
    <span className={door === 'cancelled' ? 'monthgrid__event is-off' : 'monthgrid__event'}>
      <a className="govuk-link" href={`/events/${event.slug}?date=${date.occurrenceId}`}>
        {texts.title}
      </a>{' '}
      <span className="nowrap">
        {time}
        {state && `, ${state}`}
      </span>
    </span>
  )
}

/** Any Monday and the days after it: the names of the days. */
const A_WEEK = [
  '2027-06-07',
  '2027-06-08',
  '2027-06-09',
  '2027-06-10',
  '2027-06-11',
  '2027-06-12',
  '2027-06-13',
]

const monthStart = ({ year, month }: Month) =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`
const noonOf = (day: string) => new Date(`${day}T12:00:00Z`)
