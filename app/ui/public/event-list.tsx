import { textsIn } from '#app/domain/invitations/invitation-view.ts'
import type { ListedDate } from '#app/domain/events/public-date.ts'
import { monthOf, monthText } from '#app/domain/events/month-grid.ts'
import { instantToWall } from '#app/domain/time.ts'
import { Day } from '../day.tsx'
import { useWords } from '../words.tsx'
import { FactLine } from './facts-in-words.tsx'
import { RoomInWords } from './room-in-words.tsx'

/** Dates one below the other, under the months in which they are. */
export function EventList({ dates }: { dates: ListedDate[] }) {
  const t = useWords()
  const months = new Map<string, ListedDate[]>()
  for (const date of dates) {
    const month = monthText(monthOf(date.startsAt, date.timeZone))
    months.set(month, [...(months.get(month) ?? []), date])
  }
  return (
    <>
      {[...months].map(([month, listed]) => (
        <section key={month} aria-labelledby={`m-${month}`}>
          <h2 className="month-name" id={`m-${month}`}>
            {listed[0] &&
              t.date(listed[0].startsAt, { timeZone: listed[0].timeZone, style: 'month' })}
          </h2>
          <ul className="happening">
            {listed.map((date) => (
              <ListedEvent key={date.occurrenceId} date={date} />
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function ListedEvent({ date }: { date: ListedDate }) {
  const t = useWords()
  const { event, startsAt, timeZone, door, place } = date
  const texts = textsIn(event, t.locale)
  const wall = instantToWall(startsAt, timeZone).date
  const codes = [...event.facts, ...(place?.accessFacts ?? [])]
  return (
    <li className={door === 'cancelled' ? 'is-off' : undefined}>
      <Day
        weekday={t.date(startsAt, { timeZone, style: 'weekdayShort' })}
        day={String(Number(wall.slice(-2)))}
        date={wall}
      />
      <div>
        <h3>
          <a className="govuk-link" href={`/events/${event.slug}?date=${date.occurrenceId}`}>
            <span {...(texts.isTranslated || t.locale === 'en' ? {} : { lang: 'en', dir: 'auto' })}>
              {texts.title}
            </span>
          </a>
        </h3>
        <p>
          <HoursAndPlace date={date} />
        </p>
        {door !== 'cancelled' && (
          <FactLine codes={codes.filter((code) => IN_LIST.has(code))} languages={event.languages} />
        )}
      </div>
      <div className="happening__side">
        <RoomInWords date={date} />
      </div>
    </li>
  )
}

/** What decides whether somebody comes; the rest stands on the event's page. */
const IN_LIST = new Set([
  'step_free',
  'hearing_loop',
  'quiet_space',
  'children',
  'halal',
  'vegetarian',
  'free',
])

/** "13:00 to 17:00, War Memorial Park". */
function HoursAndPlace({ date }: { date: ListedDate }) {
  const t = useWords()
  const { startsAt, endsAt, timeZone, place, placeComesLater, isOnline } = date
  const oneDay =
    t.date(startsAt, { timeZone, style: 'date' }) === t.date(endsAt, { timeZone, style: 'date' })
  const hours = t('when.from-to', {
    start: t.date(startsAt, { timeZone, style: 'time' }),
    end: t.date(endsAt, { timeZone, style: oneDay ? 'time' : 'dateTime' }),
  })
  const where = place ? (
    <bdi>{place.name}</bdi>
  ) : placeComesLater ? (
    t('calendar.place-later')
  ) : isOnline ? (
    t('calendar.online')
  ) : null
  return (
    <>
      <span className="nowrap">{hours}</span>
      {where && ' · '}
      {where}
    </>
  )
}
