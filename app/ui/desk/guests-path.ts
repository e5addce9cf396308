import type { ListFilter } from '#app/domain/invitations/list-filter.ts'
import type { EventFacts } from './event-page.tsx'

type Event = Pick<EventFacts, 'id' | 'on' | 'dates'>

/**
 * The address of a page of an event's guests; in a series it keeps to the date that is open.
 *
 * @param rest Such as `/new`; empty for the list itself.
 * @param search Fields of the query; empty and undefined ones are left out.
 */
export function guestsPath(
  event: Event,
  rest = '',
  search: Record<string, string | undefined> = {},
): string {
  return eventPath(event, `/guests${rest}`, search)
}

/** The same for any page of the event. */
export function eventPath(
  event: Event,
  rest: string,
  search: Record<string, string | undefined> = {},
): string {
  const fields = new URLSearchParams()
  if (event.dates.length > 1) fields.set('on', event.on)
  for (const [name, value] of Object.entries(search)) if (value) fields.set(name, value)
  return `/desk/events/${event.id}${rest}${fields.size > 0 ? `?${fields}` : ''}`
}

/** The list under a filter; what is usual is left out of the address. */
export function guestListPath(event: Event, filter: ListFilter, after?: string): string {
  const { answer, sort, dir, q, need, language, arrived } = filter
  return guestsPath(event, '', {
    answer: answer === 'everyone' ? undefined : answer,
    sort: sort === 'name' ? undefined : sort,
    dir,
    q,
    need,
    language,
    arrived,
    after,
  })
}
