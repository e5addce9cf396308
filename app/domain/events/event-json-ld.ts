import { instantToWall } from '../time.ts'
import type { PublicDate, PublicEvent } from './public-date.ts'

export interface JsonLdFacts {
  event: Pick<PublicEvent, 'facts'>
  texts: { title: string; summary: string }
  dates: PublicDate[]
  council: { name: string; origin: string }
  pageUrl: string
  locale: string
}

/**
 * What search engines are told of a public event, by schema.org: one Event for each date that is not
 * over. It holds what the page shows to everybody and no more: a place that comes later is not in it.
 *
 * @returns JSON text, not yet safe inside a script element: the page escapes every `<`.
 */
export function eventJsonLd(facts: JsonLdFacts): string | undefined {
  const events = facts.dates
    .filter(({ door }) => door !== 'over')
    .map((date) => eventOf(facts, date))
  if (events.length === 0) return undefined
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': events })
}

function eventOf({ event, texts, council, pageUrl, locale }: JsonLdFacts, date: PublicDate) {
  const url = `${pageUrl}?date=${date.occurrenceId}`
  return {
    '@type': 'Event',
    '@id': url,
    name: texts.title,
    ...(texts.summary ? { description: texts.summary } : {}),
    startDate: offsetTime(date.startsAt, date.timeZone),
    endDate: offsetTime(date.endsAt, date.timeZone),
    eventStatus: `https://schema.org/${date.door === 'cancelled' ? 'EventCancelled' : 'EventScheduled'}`,
    eventAttendanceMode: `https://schema.org/${modeOf(date)}`,
    ...locationOf(date, url),
    url,
    inLanguage: locale,
    organizer: { '@type': 'GovernmentOrganization', name: council.name, url: council.origin },
    ...(event.facts.includes('free') ? { isAccessibleForFree: true } : {}),
    ...(date.capacity === null ? {} : { maximumAttendeeCapacity: date.capacity }),
  }
}

function modeOf({ isOnline, place, placeComesLater }: PublicDate): string {
  const inPlace = place !== null || placeComesLater
  if (!isOnline) return 'OfflineEventAttendanceMode'
  return inPlace ? 'MixedEventAttendanceMode' : 'OnlineEventAttendanceMode'
}

function locationOf({ place, isOnline }: PublicDate, url: string) {
  const real = place && {
    '@type': 'Place',
    name: place.name,
    ...(place.address ? { address: place.address } : {}),
  }
  // The link itself is for guests with a place; the page is where they get it.
  const online = isOnline ? { '@type': 'VirtualLocation', url } : undefined
  const all = [real, online].filter(Boolean)
  if (all.length === 0) return {}
  return { location: all.length === 1 ? all[0] : all }
}

/** `2027-06-20T13:00:00+01:00`: the wall clock with its distance from UTC. */
function offsetTime(instant: Date, timeZone: string): string {
  const wall = instantToWall(instant, timeZone)
  const minutes = Math.round(
    (Date.parse(`${wall.date}T${wall.time}:00Z`) -
      Math.floor(instant.getTime() / 60_000) * 60_000) /
      60_000,
  )
  const part = (value: number) => String(value).padStart(2, '0')
  const sign = minutes < 0 ? '-' : '+'
  const away = Math.abs(minutes)
  return `${wall.date}T${wall.time}:00${sign}${part(Math.floor(away / 60))}:${part(away % 60)}`
}
