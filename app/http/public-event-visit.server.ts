import { findPublicEvent, type EventOnPage } from '#app/domain/events/find-public-event.server.ts'
import type { PublicDate } from '#app/domain/events/public-date.ts'
import { notFound } from './answer.server.ts'
import { visit, type Asked, type Visit } from './visit.server.ts'

/** A visit to one public event. `date` is the one asked for by `?date=`, else the next, else the last. */
export interface PublicEventVisit extends Visit, EventOnPage {
  date: PublicDate
  /** The page's address, without a query. */
  pageUrl: string
}

/** @throws 404, alike for what never was, a draft, and what is by invitation. */
export async function publicEventVisit(
  asked: Asked & { params: { slug?: string | undefined } },
): Promise<PublicEventVisit> {
  const here = await visit(asked)
  const { db, council, now, url, origin } = here
  const slug = asked.params.slug ?? ''
  const found = await findPublicEvent(db, { councilId: council.id, slug, now })
  const date = found && dateAsked(found.dates, url.searchParams.get('date'))
  if (!found || !date) throw notFound()
  return Object.assign(here, found, { date, pageUrl: `${origin}/events/${found.event.slug}` })
}

function dateAsked(dates: PublicDate[], wanted: string | null): PublicDate | undefined {
  const coming = dates.filter(({ door }) => door !== 'over' && door !== 'cancelled')
  return (
    dates.find(({ occurrenceId }) => occurrenceId === wanted) ??
    coming[0] ??
    dates.find(({ door }) => door !== 'over') ??
    dates.at(-1)
  )
}
