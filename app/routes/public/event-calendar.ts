import { calendarFile } from '#app/domain/calendar/ics.ts'
import { entryOfDate } from '#app/domain/calendar/public-feed.ts'
import { calendarAnswer, feedWords } from '#app/http/calendar-answer.server.ts'
import { publicEventVisit } from '#app/http/public-event-visit.server.ts'
import type { LoaderFunctionArgs } from '#app/remix.ts'

export const handle = { policy: 'public' }

/** All dates of one public event, for one's own calendar. */
export async function loader(asked: LoaderFunctionArgs) {
  const here = await publicEventVisit(asked)
  const { event, dates, council, origin, now } = here
  const t = feedWords(here)
  const file = calendarFile({
    method: 'PUBLISH',
    timeZone: council.timeZone,
    entries: dates.map((date) => entryOfDate({ ...date, event }, { t, origin, now })),
  })
  return calendarAnswer(file, { name: event.slug, isPrivate: false })
}
