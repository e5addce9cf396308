import type { EventKind } from '#app/domain/events/kinds.ts'
import { DeskPlaces } from '../places-in-words.tsx'
import { State } from '../state.tsx'
import { useWords } from '../words.tsx'
import { EVENT_MARKS } from './event-page.tsx'
import { Grid } from './grid.tsx'

export interface EventInGrid {
  id: string
  kind: EventKind
  title: string
  state: 'draft' | 'published' | 'cancelled' | 'over'
  on: string
  startsAt: Date
  timeZone: string
  where: string
  dates: number
  capacity: number | null
  coming: number
  reserved: number
  waiting: number
}

/** Events as a list: what, when, where, how full. */
export function EventGrid({ caption, events }: { caption: string; events: EventInGrid[] }) {
  const t = useWords()
  return (
    <Grid
      caption={caption}
      rows={events}
      rowKey={(event) => event.id}
      columns={[
        {
          key: 'event',
          head: t('events.event'),
          kind: 'name',
          cell: (event) => (
            <>
              <a href={`/desk/events/${event.id}`}>
                <bdi>{event.title}</bdi>
              </a>
              <span className="native">{t(`event.kind-${event.kind}`)}</span>
            </>
          ),
        },
        {
          key: 'when',
          head: t('events.when'),
          cell: ({ startsAt, timeZone, dates, state }) => (
            <>
              <time dateTime={startsAt.toISOString()}>
                {t.date(startsAt, { timeZone, style: 'dateTime' })}
              </time>
              {dates > 1 && (
                <span className="native">
                  {t(state === 'over' ? 'events.dates-past' : 'events.dates', { dates })}
                </span>
              )}
            </>
          ),
        },
        {
          key: 'where',
          head: t('events.where'),
          cell: ({ where }) => (where ? <bdi>{where}</bdi> : null),
        },
        {
          key: 'places',
          head: t('events.places'),
          cell: ({ capacity, coming, reserved, waiting, state }) => (
            <DeskPlaces
              capacity={capacity}
              coming={coming}
              reserved={reserved}
              waiting={waiting}
              isOver={state === 'over'}
            />
          ),
        },
        {
          key: 'state',
          head: t('events.state'),
          kind: 'corner',
          cell: ({ state }) => <State mark={EVENT_MARKS[state]}>{t(`event.state-${state}`)}</State>,
        },
      ]}
    />
  )
}
