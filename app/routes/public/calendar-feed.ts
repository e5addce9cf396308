import { calendarFile } from '#app/domain/calendar/ics.ts'
import { entryOfDate } from '#app/domain/calendar/public-feed.ts'
import { councilName } from '#app/domain/councils/council.ts'
import { findPublicDates } from '#app/domain/events/find-public-dates.server.ts'
import { DAYS_BACK } from '#app/domain/events/public-version.server.ts'
import { addDays, startOfDay } from '#app/domain/time.ts'
import { calendarAnswer, feedWords } from '#app/http/calendar-answer.server.ts'
import { visit } from '#app/http/visit.server.ts'
import type { LoaderFunctionArgs } from '#app/remix.ts'

export const handle = { policy: 'public' }

const MOST = 2_000
const REFRESH_HOURS = 4

/** The public calendar of the council, to subscribe to. Two months back, so that nothing vanishes at once. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const here = await visit({ request, context })
  const { db, council, now, origin } = here
  const t = feedWords(here)
  const name = councilName(council, t.locale)
  const { timeZone } = council
  const dates = await findPublicDates(db, {
    councilId: council.id,
    now,
    endsAfter: addDays(startOfDay(now, timeZone), -DAYS_BACK, timeZone),
    most: MOST,
  })
  const file = calendarFile({
    method: 'PUBLISH',
    name: t('calendar.feed-name', { council: name }),
    description: t('calendar.feed-description', { council: name }),
    url: `${origin}/calendar.ics`,
    timeZone,
    refreshHours: REFRESH_HOURS,
    entries: dates.map((date) => entryOfDate(date, { t, origin, now })),
  })
  return calendarAnswer(file, { name: 'calendar', isPrivate: false })
}
