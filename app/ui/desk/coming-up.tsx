import { instantToWall } from '#app/domain/time.ts'
import { Day } from '../day.tsx'
import { DeskPlaces } from '../places-in-words.tsx'
import { State } from '../state.tsx'
import { useWords } from '../words.tsx'
import { EVENT_MARKS } from './event-page.tsx'
import { Spark } from './spark.tsx'

interface Coming {
  id: string
  title: string
  state: 'draft' | 'published' | 'cancelled' | 'over'
  on: string
  startsAt: Date
  timeZone: string
  where: string
  capacity: number | null
  coming: number
  reserved: number
  waiting: number
}

/** The next dates, each with its room as a line and its replies as they grew. */
export function ComingUp({
  events,
  replies,
}: {
  events: Coming[]
  replies: Array<{ occurrenceId: string; coming: number; notComing: number }>
}) {
  const t = useWords()
  return (
    <ul className="coming">
      {events.map((event) => {
        const { timeZone, startsAt } = event
        const grown = grownBy(replies.filter((one) => one.occurrenceId === event.on))
        return (
          <li key={event.on}>
            <Day
              weekday={t.date(startsAt, { timeZone, style: 'dayShort' }).slice(0, 3)}
              day={String(Number(instantToWall(startsAt, timeZone).date.slice(-2)))}
              date={instantToWall(startsAt, timeZone).date}
            />
            <div>
              <b>
                <a href={`/desk/events/${event.id}?on=${event.on}`}>
                  <bdi>{event.title}</bdi>
                </a>
              </b>
              <p>
                {t.date(startsAt, { timeZone, style: 'dayMonth' })},{' '}
                {t.date(startsAt, { timeZone, style: 'time' })}
                {event.where && (
                  <>
                    , <bdi>{event.where}</bdi>
                  </>
                )}
                {grown.length >= 3 && (
                  <>
                    {' '}
                    <Spark values={grown} /> {t('week.replies')}
                  </>
                )}{' '}
                {event.state === 'cancelled' && (
                  <State mark={EVENT_MARKS.cancelled}>{t('event.state-cancelled')}</State>
                )}
              </p>
              <DeskPlaces
                capacity={event.capacity}
                coming={event.coming}
                reserved={event.reserved}
                waiting={event.waiting}
              />
            </div>
          </li>
        )
      })}
    </ul>
  )
}

/** Replies of each day, added up. */
function grownBy(days: Array<{ coming: number; notComing: number }>): number[] {
  let sum = 0
  return days.map((day) => (sum += day.coming + day.notComing))
}
