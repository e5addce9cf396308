import type { PublicDate } from '#app/domain/events/public-date.ts'
import { PublicPlaces } from '../places-in-words.tsx'
import { State } from '../state.tsx'
import { useWords } from '../words.tsx'

/** How a date stands for somebody who would like to come: room, waiting list, closed, cancelled. */
export function RoomInWords({ date, big = false }: { date: PublicDate; big?: boolean }) {
  const t = useWords()
  const { door, capacity, taken, repliesOpenAt, timeZone } = date
  if (door === 'cancelled')
    return (
      <>
        <p>
          <State mark="bad">{t('state.cancelled')}</State>
        </p>
        <p>{t('calendar.will-not-be')}</p>
      </>
    )
  if (door === 'over') return <p>{t('event-page.over')}</p>
  if (door === 'closed') return <p>{t('calendar.closed')}</p>
  if (door === 'not-open-yet' && repliesOpenAt)
    return (
      <p>
        {t('calendar.not-open-yet', {
          day: t.date(repliesOpenAt, { timeZone, style: 'dayShort' }),
        })}
      </p>
    )
  if (capacity === null) return <p>{t('calendar.no-limit')}</p>
  return <PublicPlaces capacity={capacity} taken={taken} waitingList big={big} />
}
