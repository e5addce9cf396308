import { whenOf } from '#app/translations/when.ts'
import { LinkButton } from '../govuk/button.tsx'
import { DeskPlaces } from '../places-in-words.tsx'
import { State } from '../state.tsx'
import { useWords } from '../words.tsx'
import { Box } from './panels.tsx'

export interface DateInBox {
  id: string
  startsAt: Date
  endsAt: Date
  timeZone: string
  where: string
  hasLink: boolean
  capacity: number | null
  coming: number
  reserved: number
  repliesCloseAt: Date
  state: 'coming' | 'over' | 'cancelled'
}

/** Each date with its own time, place, places and replies. */
export function DatesBox({ eventId, dates }: { eventId: string; dates: DateInBox[] }) {
  const t = useWords()
  const here = `/desk/events/${eventId}/settings/dates`
  return (
    <Box
      id="dates"
      title={t('settings-event.dates', { dates: dates.length })}
      link={{ href: `${here}/new`, text: t('settings-event.add-dates') }}
    >
      <ul className="plain">
        {dates.map((date) => (
          <li key={date.id} className="date-row">
            <div>
              <b>{whenOf(t, date)}</b>
              <p className="small muted">
                {date.where ? (
                  <bdi>{date.where}</bdi>
                ) : (
                  t(`settings-event.${date.hasLink ? 'online' : 'no-place'}`)
                )}
                {'. '}
                {t('settings-event.replies-close', {
                  at: t.date(date.repliesCloseAt, { timeZone: date.timeZone, style: 'dateTime' }),
                })}
              </p>
              <DeskPlaces
                capacity={date.capacity}
                coming={date.coming}
                reserved={date.reserved}
                isOver={date.state === 'over'}
              />
            </div>
            <div className="row">
              {date.state === 'cancelled' ? (
                <State mark="bad">{t('event.state-cancelled')}</State>
              ) : (
                <LinkButton href={`${here}/${date.id}`} kind="secondary" small>
                  {t('settings-event.change-date')}
                  <span className="govuk-visually-hidden">
                    {' '}
                    {t.date(date.startsAt, { timeZone: date.timeZone, style: 'dayShort' })}
                  </span>
                </LinkButton>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Box>
  )
}
