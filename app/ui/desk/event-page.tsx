import type { ReactNode } from 'react'
import type { EventKind } from '#app/domain/events/kinds.ts'
import { OfficerPage } from '../officer-page.tsx'
import { DeskPlaces } from '../places-in-words.tsx'
import { State, type Mark } from '../state.tsx'
import { useWords } from '../words.tsx'
import { EventHead } from './event-head.tsx'
import type { Tab } from './tabs.tsx'

/** An event as its head shows it; loaders get it from `eventVisit`. */
export interface EventFacts {
  id: string
  kind: EventKind
  title: string
  state: 'draft' | 'published' | 'cancelled' | 'over'
  startsAt: Date
  timeZone: string
  where: string
  /** Calendar days from today; negative when it is over. */
  days: number
  capacity: number | null
  coming: number
  /** Places that are held: those that are offered, and those kept aside. */
  reserved: number
  offered: number
  maybe: number
  waiting: number
  free: number | null
  /** The date that the page is about, and all dates of a series. */
  on: string
  dates: Array<{ id: string; startsAt: Date; isCancelled: boolean }>
}

export type EventTab =
  | 'overview'
  | 'guests'
  | 'waiting'
  | 'letters'
  | 'nominations'
  | 'names'
  | 'photographs'
  | 'running-order'
  | 'stage'
  | 'print'
  | 'settings'

const TABS: Record<EventKind, EventTab[]> = {
  welcome: ['overview', 'guests', 'waiting', 'letters', 'running-order', 'print', 'settings'],
  ceremony: [
    'overview',
    'nominations',
    'guests',
    'waiting',
    'letters',
    'names',
    'photographs',
    'running-order',
    'stage',
    'print',
    'settings',
  ],
  convening: ['overview', 'guests', 'waiting', 'letters', 'print', 'settings'],
}

/** The mark of an event's state, the same in its head and in every list. */
export const EVENT_MARKS: Record<EventFacts['state'], Mark> = {
  draft: 'maybe',
  published: 'yes',
  cancelled: 'bad',
  over: 'no',
}

export interface EventPageProps {
  event: EventFacts
  tab: EventTab
  /** What this page of the event is; the event's name is added. */
  title: string
  hasErrors?: boolean
  refreshes?: boolean
  /** The one next step: a green button, or nothing. */
  next?: ReactNode
  /** How many things on a tab need somebody. */
  needs?: Partial<Record<EventTab, number>>
  children: ReactNode
}

/** A page of an event's workspace, from <html> on. */
export function EventPage({
  event,
  tab,
  title,
  hasErrors,
  refreshes,
  next,
  needs = {},
  children,
}: EventPageProps) {
  const t = useWords()
  const tabs: Tab[] = TABS[event.kind].map((name) => ({
    href: tabHref(event, name),
    text: t(`event.tab-${name}`),
    ...(needs[name] ? { needsYou: needs[name] } : {}),
  }))
  const { timeZone, startsAt } = event
  const head = (
    <EventHead
      kind={t(`event.kind-${event.kind}`)}
      name={event.title}
      when={`${t.date(startsAt, { timeZone, style: 'dayShort' })}, ${t.date(startsAt, { timeZone, style: 'time' })}`}
      where={event.where ? <bdi>{event.where}</bdi> : undefined}
      until={
        event.days < -1
          ? t('event.ago', { days: -event.days })
          : t('event.until', { days: event.days })
      }
      state={<State mark={EVENT_MARKS[event.state]}>{t(`event.state-${event.state}`)}</State>}
      places={
        <DeskPlaces
          capacity={event.capacity}
          coming={event.coming}
          reserved={event.reserved}
          offered={event.offered}
          maybe={event.maybe}
          waiting={event.waiting}
          isOver={event.state === 'over'}
        />
      }
      next={next}
      tabs={tabs}
      at={tabHref(event, tab)}
    />
  )
  return (
    <OfficerPage
      title={`${title}, ${event.title}`}
      hasErrors={hasErrors}
      refreshes={refreshes}
      at="/desk/events"
      before={head}
    >
      {event.dates.length > 1 && <Dates event={event} tab={tab} />}
      {children}
    </OfficerPage>
  )
}

/** Dates of a series that are shown at once. */
const NEAR_DATES = 6

/** The dates of a series: each has places and replies of its own. */
function Dates({ event, tab }: Pick<EventPageProps, 'event' | 'tab'>) {
  const t = useWords()
  const { timeZone, dates } = event
  const at = dates.findIndex(({ id }) => id === event.on)
  // A year of weeks would fill the page: those around the open date, and a way to all.
  const from = Math.max(0, Math.min(at - 2, dates.length - NEAR_DATES))
  const near = dates.slice(from, from + NEAR_DATES)
  return (
    <nav className="chips" aria-label={t('event.dates')}>
      {near.map(({ id, startsAt, isCancelled }) => (
        <a
          key={id}
          href={`${tabPath(event.id, tab)}?on=${id}`}
          aria-current={id === event.on ? 'true' : undefined}
        >
          {t.date(startsAt, { timeZone, style: 'dayShort' })}
          {isCancelled && ` (${t('event.state-cancelled')})`}
        </a>
      ))}
      {near.length < dates.length && (
        <a href={`${tabPath(event.id, 'settings')}#dates`}>
          {t('event.all-dates', { dates: dates.length })}
        </a>
      )}
    </nav>
  )
}

const tabPath = (eventId: string, tab: EventTab) =>
  `/desk/events/${eventId}${tab === 'overview' ? '' : `/${tab}`}`

/** The address of a tab; in a series it keeps to the date that is open. */
export function tabHref(event: Pick<EventFacts, 'id' | 'on' | 'dates'>, tab: EventTab): string {
  return tabPath(event.id, tab) + (event.dates.length > 1 ? `?on=${event.on}` : '')
}
