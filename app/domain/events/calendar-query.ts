import { isSpokenLanguage } from '#app/translations/spoken-languages.ts'
import { EVENT_KINDS } from './kinds.ts'
import { monthOf, monthsApart, monthText, parseMonth, type Month } from './month-grid.ts'
import {
  ACCESS_NEEDS,
  readDateKey,
  writeDateKey,
  type CalendarFilter,
  type DateKey,
} from './public-date.ts'

/** What an address of the calendar asks for. */
export interface CalendarQuery {
  filter: CalendarFilter
  /** The month that is shown as a grid; absent: the list. */
  month?: Month
  /** Where the list goes on. */
  after?: DateKey | undefined
}

/** How far the month view reaches: the last month, and two years on. */
const MONTHS_BACK = 1
const MONTHS_ON = 24

/**
 * Read the calendar's query. What it does not know it leaves out: an old link shows the calendar, not an
 * error. A month out of reach is the nearest one.
 */
export function readCalendarQuery(
  search: URLSearchParams,
  { now, timeZone }: { now: Date; timeZone: string },
): CalendarQuery {
  const kind = EVENT_KINDS.find((one) => one === search.get('kind'))
  const access = ACCESS_NEEDS.find((one) => one === search.get('access'))
  const spoken = search.get('spoken') ?? ''
  return {
    filter: {
      ...(kind ? { kind } : {}),
      ...(isSpokenLanguage(spoken) ? { spoken } : {}),
      ...(access ? { access } : {}),
    },
    ...(search.get('as') === 'month'
      ? { month: monthWithin(search.get('m') ?? '', monthOf(now, timeZone)) }
      : { after: readDateKey(search.get('after')) }),
  }
}

function monthWithin(text: string, current: Month): Month {
  const asked = parseMonth(text)
  if (!asked.ok) return current
  const away = monthsApart(current, asked.value)
  return away >= -MONTHS_BACK && away <= MONTHS_ON ? asked.value : current
}

/** Whether the month view goes there: its links lead no further. */
export function isMonthShown(month: Month, { now, timeZone }: { now: Date; timeZone: string }) {
  const away = monthsApart(monthOf(now, timeZone), month)
  return away >= -MONTHS_BACK && away <= MONTHS_ON
}

/** The calendar's address for a query, with its parameters always in the same order. */
export function calendarPath({ filter, month, after }: CalendarQuery): string {
  const search = new URLSearchParams(month ? { as: 'month', m: monthText(month) } : {})
  for (const name of ['kind', 'spoken', 'access'] as const) {
    const value = filter[name]
    if (value) search.set(name, value)
  }
  if (after) search.set('after', writeDateKey(after))
  return search.size > 0 ? `/?${search}` : '/'
}
