import type {
  EventTexts,
  InvitationView,
  InvitedDate,
} from '#app/domain/invitations/invitation-view.ts'
import { Icon } from '../icon.tsx'
import { Rosette } from '../rosette.tsx'
import { usePage } from '../page-context.tsx'
import { useWords } from '../words.tsx'

export interface InvitationCardProps {
  view: Pick<InvitationView, 'event' | 'hosts' | 'party'>
  texts: EventTexts & { isTranslated: boolean }
  date: InvitedDate
}

/** What, when, where, and who invites. */
export function InvitationCard({ view, texts, date }: InvitationCardProps) {
  const t = useWords()
  const { council } = usePage()
  const own = texts.isTranslated ? {} : { lang: 'en', dir: 'auto' }
  return (
    <div className="scroll">
      <Rosette eventId={view.event.id} />
      <p className="eyebrow">
        {t.rich('invitation.for', { party: <bdi key="party">{view.party.label}</bdi> })}
      </p>
      <h1 className="display" {...own}>
        {texts.title}
      </h1>
      {texts.summary && (
        <p className="govuk-body" {...own}>
          {texts.summary}
        </p>
      )}
      <ul className="facts">
        <When date={date} />
        <Where date={date} />
        {date.door === 'open' && (
          <li>
            <Icon name="clock" />
            <span>
              {t.rich('invitation.reply-by', {
                day: (
                  <b key="day">
                    {t.date(date.repliesCloseAt, { timeZone: date.timeZone, style: 'dayShort' })}
                  </b>
                ),
                time: (
                  <bdi key="time">
                    {t.date(date.repliesCloseAt, { timeZone: date.timeZone, style: 'time' })}
                  </bdi>
                ),
              })}
            </span>
          </li>
        )}
        <li>
          <Icon name="letter" />
          <span>
            {t.rich('invitation.invited-by', {
              hosts: (
                <bdi key="hosts">
                  {t.list([council.name, ...view.hosts.filter((host) => host !== council.name)])}
                </bdi>
              ),
            })}
          </span>
        </li>
      </ul>
    </div>
  )
}

/** Day and hours on the clock of the place. */
export function When({
  date: { startsAt, endsAt, timeZone },
}: {
  date: Pick<InvitedDate, 'startsAt' | 'endsAt' | 'timeZone'>
}) {
  const t = useWords()
  return (
    <li>
      <Icon name="calendar" />
      <span>
        <time dateTime={startsAt.toISOString()}>
          {t.date(startsAt, { timeZone, style: 'day' })}
        </time>
        <br />
        {t.rich('when.from-to', {
          start: <bdi key="start">{t.date(startsAt, { timeZone, style: 'time' })}</bdi>,
          end: <bdi key="end">{t.date(endsAt, { timeZone, style: 'time' })}</bdi>,
        })}
      </span>
    </li>
  )
}

/** The place, or that it is told later; the link of an online event for those who come. */
export function Where({
  date,
}: {
  date: Pick<InvitedDate, 'place' | 'placeComesLater' | 'isOnline' | 'onlineUrl'>
}) {
  const t = useWords()
  const { place, placeComesLater, isOnline, onlineUrl } = date
  return (
    <>
      {place && (
        <li>
          <Icon name="pin" />
          <span>
            <bdi>{place.name}</bdi>
            {place.address && (
              <>
                <br />
                <bdi>{place.address}</bdi>
              </>
            )}
            {place.directions && (
              <>
                <br />
                <span dir="auto">{place.directions}</span>
              </>
            )}
          </span>
        </li>
      )}
      {placeComesLater && (
        <li>
          <Icon name="pin" />
          <span>{t('invitation.place-later')}</span>
        </li>
      )}
      {isOnline && (
        <li>
          <Icon name="globe" />
          <span>
            {onlineUrl ? (
              <a className="govuk-link" href={onlineUrl} rel="noreferrer">
                {t('invitation.join-online')}
              </a>
            ) : (
              t('invitation.online-link-later')
            )}
          </span>
        </li>
      )}
    </>
  )
}
