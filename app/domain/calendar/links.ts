import { calendarLine, calendarText, calendarUri } from './text.ts'

/** What an add-to-calendar link carries: a plain copy, without sender, guest or later changes. */
export interface LinkedEntry {
  title: string
  description?: string
  place?: string
  startsAt: Date
  endsAt: Date
  timeZone: string
}

export const CALENDAR_SITES = ['google', 'outlook', 'office365', 'yahoo'] as const
export type CalendarSite = (typeof CALENDAR_SITES)[number]

/**
 * Addresses that open a calendar's own form with the entry filled in.
 *
 * Times are given in UTC with their `Z`: sites that take a wall clock read it in the visitor's zone.
 */
export function addToCalendarLinks(entry: LinkedEntry): Record<CalendarSite, string> {
  const title = calendarLine(entry.title)
  const description = calendarText(entry.description ?? '')
  const place = calendarLine(entry.place ?? '')
  const outlook = {
    path: '/calendar/action/compose',
    rru: 'addevent',
    allday: 'false',
    subject: title,
    startdt: isoOf(entry.startsAt),
    enddt: isoOf(entry.endsAt),
    body: description,
    location: place,
  }
  return {
    google: address('https://calendar.google.com/calendar/render', {
      action: 'TEMPLATE',
      text: title,
      dates: `${compact(entry.startsAt)}/${compact(entry.endsAt)}`,
      ctz: entry.timeZone,
      details: description,
      location: place,
    }),
    outlook: address('https://outlook.live.com/calendar/0/action/compose', outlook),
    office365: address('https://outlook.office.com/calendar/0/action/compose', outlook),
    yahoo: address('https://calendar.yahoo.com/', {
      v: '60',
      title,
      st: compact(entry.startsAt),
      et: compact(entry.endsAt),
      desc: description,
      in_loc: place,
    }),
  }
}

/** The address that makes a telephone or a desktop calendar subscribe to a feed of ours. */
export function webcalAddress(feed: string): string {
  return calendarUri(feed).replace(/^https?:/, 'webcal:')
}

const isoOf = (instant: Date) => instant.toISOString().replace(/\.\d{3}/, '')
const compact = (instant: Date) => isoOf(instant).replace(/[-:]/g, '')

/** Spaces as %20: some of these sites show a plus as a plus. What is empty is left out. */
function address(base: string, query: Record<string, string>): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== '')
  return `${base}?${pairs.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&')}`
}
