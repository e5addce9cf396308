import type { Words } from '#app/translations/translate.ts'
import { textsIn } from '../invitations/invitation-view.ts'
import type { ListedDate } from '../events/public-date.ts'
import type { CalendarEntry } from './entry-text.ts'
import { publicEntry } from './entries.ts'

/**
 * The entry of one public date, for everybody who reads this language: the title that the page shows,
 * the place only where the page shows it.
 *
 * Events and dates count their changes, and the entry's sequence is both counts together; its stamp is
 * the last moment that is known of them, moved on by a second for each change, so that of two files the
 * later one always has the later stamp.
 */
export function entryOfDate(
  date: ListedDate,
  { t, origin, now }: { t: Words; origin: string; now: Date },
): CalendarEntry {
  const { event } = date
  const { title, summary } = textsIn(event, t.locale)
  const revision = date.revision + event.revision - 1
  return publicEntry(
    {
      occurrenceId: date.occurrenceId,
      host: new URL(origin).hostname,
      revision,
      changedAt: new Date(lastKnown(date, now).getTime() + revision * 1_000),
      title,
      summary,
      pageUrl: `${origin}/events/${event.slug}?date=${date.occurrenceId}`,
      isCancelled: date.door === 'cancelled',
      startsAt: date.startsAt,
      endsAt: date.endsAt,
      timeZone: date.timeZone,
      ...(date.place ? { place: placeLine(date.place) } : {}),
      placeIsShown: date.place !== null,
    },
    t,
  )
}

const placeLine = ({ name, address }: { name: string; address: string }) =>
  [name, address].filter(Boolean).join(', ')

function lastKnown({ event, cancelledAt, placeShownFromAt }: ListedDate, now: Date): Date {
  const moments = [event.publishedAt, cancelledAt, placeShownFromAt].filter(
    (moment): moment is Date => moment !== null && moment <= now,
  )
  return new Date(Math.max(...moments.map((moment) => moment.getTime()), 0))
}
