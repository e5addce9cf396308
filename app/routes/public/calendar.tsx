import { calendarPath, isMonthShown, readCalendarQuery } from '#app/domain/events/calendar-query.ts'
import {
  findPublicDates,
  findSpokenLanguages,
} from '#app/domain/events/find-public-dates.server.ts'
import { monthBounds, monthOf, shiftMonth } from '#app/domain/events/month-grid.ts'
import { instantToWall } from '#app/domain/time.ts'
import { visit } from '#app/http/visit.server.ts'
import { useLoaderData, type LoaderFunctionArgs } from '#app/remix.ts'
import { ownNameOf } from '#app/translations/spoken-languages.ts'
import { GuestPage } from '#app/ui/guest-page.tsx'
import { useWords } from '#app/ui/words.tsx'
import { CalendarEmpty } from '#app/ui/public/calendar-empty.tsx'
import { CalendarFoot } from '#app/ui/public/calendar-foot.tsx'
import { EventList } from '#app/ui/public/event-list.tsx'
import { Finder } from '#app/ui/public/finder.tsx'
import { useFooterLinks } from '#app/ui/public/footer-links.tsx'
import { MonthTable } from '#app/ui/public/month-table.tsx'
import { ViewSwitch } from '#app/ui/public/view-switch.tsx'

export const handle = { policy: 'public' }

/** Dates on one page of the list, and at most in one month. */
const A_PAGE = 40
const A_MONTH = 400

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, council, now, url } = await visit({ request, context })
  const { timeZone } = council
  const query = readCalendarQuery(url.searchParams, { now, timeZone })
  const { filter, month, after } = query
  const bounds = month && monthBounds(month, timeZone)
  const most = month ? A_MONTH : A_PAGE
  const found = await findPublicDates(db, {
    councilId: council.id,
    now,
    filter,
    ...(bounds
      ? { endsAfter: bounds.from, startsBefore: bounds.until }
      : { endsAfter: now, after }),
    most: most + 1,
  })
  const dates = found.slice(0, most)
  const last = dates.at(-1)
  const spoken = await findSpokenLanguages(db, { councilId: council.id, now })
  const atMonth = (by: number) => {
    const other = month && shiftMonth(month, by)
    return other && isMonthShown(other, { now, timeZone })
      ? {
          startsAt: monthBounds(other, timeZone).from,
          href: calendarPath({ filter, month: other }),
        }
      : undefined
  }
  return {
    query,
    dates,
    timeZone,
    today: instantToWall(now, timeZone).date,
    spoken: spoken.map((tag) => ({ tag, name: ownNameOf(tag) ?? tag })),
    paths: {
      list: calendarPath({ filter }),
      month: calendarPath({ filter, month: month ?? monthOf(now, timeZone) }),
      all: month ? calendarPath({ filter: {}, month }) : '/',
      self: calendarPath(query),
      more:
        !month && last && found.length > most ? calendarPath({ filter, after: last }) : undefined,
      before: atMonth(-1),
      next: atMonth(1),
    },
  }
}

export default function Calendar() {
  const t = useWords()
  const footerLinks = useFooterLinks()
  const { query, dates, spoken, today, timeZone, paths } = useLoaderData<typeof loader>()
  const { filter, month, after } = query
  const isFiltered = Object.keys(filter).length > 0
  return (
    <GuestPage
      title={t('calendar.title')}
      description={t('calendar.lead')}
      canonical="/"
      indexed={!isFiltered && !month && !after}
      showsAllLanguages
      footerLinks={footerLinks}
    >
      <h1 className="display">{t('calendar.title')}</h1>
      <p className="lead">{t('calendar.lead')}</p>
      <Finder filter={filter} spoken={spoken} view={month ? { as: 'month' } : {}} />
      <ViewSwitch isMonth={month !== undefined} list={paths.list} month={paths.month} />
      {month && <MonthTable month={month} dates={dates} today={today} />}
      {!month && <EventList dates={dates} />}
      {dates.length === 0 && (
        <CalendarEmpty isFiltered={isFiltered} isMonth={month !== undefined} allHref={paths.all} />
      )}
      <CalendarFoot {...paths} isLater={after !== undefined} timeZone={timeZone} />
    </GuestPage>
  )
}
