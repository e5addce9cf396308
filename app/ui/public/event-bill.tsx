import type { PublicDate, PublicEvent } from '#app/domain/events/public-date.ts'
import { textsIn } from '#app/domain/invitations/invitation-view.ts'
import { whenOf } from '#app/translations/when.ts'
import { Icon } from '../icon.tsx'
import { Rosette } from '../rosette.tsx'
import { State } from '../state.tsx'
import { useWords } from '../words.tsx'

/** The head of an event's page: what, when, where. */
export function EventBill({ event, date }: { event: PublicEvent; date: PublicDate }) {
  const t = useWords()
  const texts = textsIn(event, t.locale)
  const kind = t(`event-page.kind-${event.kind}`)
  return (
    <div className="bill">
      <Rosette eventId={event.id} />
      <div className="page">
        <div className="bill__in">
          <p className="eyebrow">
            {event.facts.includes('free') ? t('event-page.kind-free', { kind }) : kind}
          </p>
          <h1 className="display" {...(texts.isTranslated ? {} : { lang: 'en', dir: 'auto' })}>
            {texts.title}
          </h1>
          <p>
            <Icon name="calendar" />{' '}
            <time dateTime={date.startsAt.toISOString()}>{whenOf(t, date)}</time>
          </p>
          <p>
            <PlaceLine date={date} />
          </p>
          {date.door === 'cancelled' && (
            <p>
              <State mark="bad">{t('state.cancelled')}</State>
            </p>
          )}
        </div>
      </div>
    </div>
  )
}

function PlaceLine({
  date: { place, placeComesLater, isOnline, placeShownFromAt },
}: {
  date: PublicDate
}) {
  const t = useWords()
  if (place)
    return (
      <>
        <Icon name="pin" /> <bdi>{place.name}</bdi>
      </>
    )
  if (placeComesLater)
    return (
      <>
        <Icon name="pin" />{' '}
        {placeShownFromAt ? t('event-page.place-later') : t('event-page.place-to-guests')}
      </>
    )
  return isOnline ? (
    <>
      <Icon name="globe" /> {t('event-page.online')}
    </>
  ) : null
}
