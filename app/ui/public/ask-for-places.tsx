import type { PublicDate } from '#app/domain/events/public-date.ts'
import { LinkButton } from '../govuk/button.tsx'
import { usePage } from '../page-context.tsx'
import { useWords } from '../words.tsx'
import { RoomInWords } from './room-in-words.tsx'

export interface AskForPlacesProps {
  date: PublicDate
  joinHref: string
  calendarHref: string
}

/** The card beside an event: room, the way to ask for it, and for those without internet the telephone. */
export function AskForPlaces({ date, joinHref, calendarHref }: AskForPlacesProps) {
  const t = useWords()
  const { phone } = usePage().council
  const { door, isFull } = date
  return (
    <aside className="sidecard" aria-labelledby="ask">
      <h2 id="ask">{door === 'open' ? t('event-page.ask') : t(`event-page.${door}`)}</h2>
      {door === 'open' ? (
        <>
          <RoomInWords date={date} big />
          <p>{t('event-page.ask-how')}</p>
          <LinkButton href={joinHref}>
            {isFull ? t('event-page.ask-waiting') : t('event-page.ask')}
          </LinkButton>
          {phone && (
            <p>
              {t.rich('event-page.no-internet', {
                phone: (
                  <bdi key="phone" dir="ltr" className="nowrap">
                    {phone}
                  </bdi>
                ),
              })}
            </p>
          )}
        </>
      ) : (
        <DoorClosed date={date} />
      )}
      {door !== 'over' && (
        <p>
          <a className="govuk-link" href={calendarHref}>
            {t('event-page.add')}
          </a>
        </p>
      )}
    </aside>
  )
}

/** Why nothing can be asked for, in a sentence, and what to do instead. */
export function DoorClosed({ date }: { date: PublicDate }) {
  const t = useWords()
  const { phone } = usePage().council
  const { door, timeZone, repliesCloseAt, repliesOpenAt } = date
  const ring = (door === 'closed' || door === 'not-open-yet') && phone
  return (
    <>
      {door === 'cancelled' && <p>{t('event-page.cancelled-lead')}</p>}
      {door === 'over' && (
        <p>
          <a className="govuk-link" href="/">
            {t('event-page.over-lead')}
          </a>
        </p>
      )}
      {door === 'closed' && (
        <p>
          {t('event-page.closed-lead', {
            day: t.date(repliesCloseAt, { timeZone, style: 'dayMonth' }),
          })}
        </p>
      )}
      {door === 'not-open-yet' && repliesOpenAt && (
        <p>
          {t('event-page.not-open-yet-lead', {
            day: t.date(repliesOpenAt, { timeZone, style: 'day' }),
            time: t.date(repliesOpenAt, { timeZone, style: 'time' }),
          })}
        </p>
      )}
      {ring && (
        <p>
          {t.rich('closed.ring', {
            phone: (
              <bdi key="phone" dir="ltr" className="nowrap">
                {ring}
              </bdi>
            ),
          })}
        </p>
      )}
    </>
  )
}
