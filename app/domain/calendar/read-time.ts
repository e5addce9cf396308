import { Temporal } from 'temporal-polyfill'
import type { CalendarProperty } from './component.ts'

/**
 * A moment as a foreign calendar wrote it: one instant, two in an hour that comes twice, or the wall clock of
 * a zone whose name nobody else knows.
 */
export type CalendarTime = { instants: Date[] } | { wall: string }

const WRITTEN = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(Z?)$/

/** Undefined for what is no moment, such as a whole day. */
export function readCalendarTime(property: CalendarProperty | undefined): CalendarTime | undefined {
  const read = WRITTEN.exec(property?.value.trim().toUpperCase() ?? '')
  if (!read) return undefined
  const [, year, month, day, hour, minute, second, utc] = read
  const wall = `${year}-${month}-${day}T${hour}:${minute}:${second}`
  try {
    const clock = Temporal.PlainDateTime.from(wall, { overflow: 'reject' })
    const zone = utc ? 'UTC' : property?.parameters.get('TZID')
    if (zone === undefined) return { wall }
    const instants = inZone(clock, zone.trim())
    return instants ? { instants } : { wall }
  } catch {
    return undefined
  }
}

/** Names of zones that Outlook and Exchange write, of the countries that guests' telephones are set to. */
const OUTLOOK_ZONES: Record<string, string> = {
  'GMT Standard Time': 'Europe/London',
  'Greenwich Standard Time': 'Atlantic/Reykjavik',
  'W. Europe Standard Time': 'Europe/Berlin',
  'Central Europe Standard Time': 'Europe/Budapest',
  'Central European Standard Time': 'Europe/Warsaw',
  'Romance Standard Time': 'Europe/Paris',
  'GTB Standard Time': 'Europe/Bucharest',
  'FLE Standard Time': 'Europe/Kyiv',
  'Turkey Standard Time': 'Europe/Istanbul',
  'Afghanistan Standard Time': 'Asia/Kabul',
  'China Standard Time': 'Asia/Shanghai',
}

function inZone(clock: Temporal.PlainDateTime, zone: string): Date[] | undefined {
  try {
    const both = (['earlier', 'later'] as const).map(
      (disambiguation) =>
        clock.toZonedDateTime(OUTLOOK_ZONES[zone] ?? zone, { disambiguation }).epochMilliseconds,
    )
    return [...new Set(both)].map((milliseconds) => new Date(milliseconds))
  } catch {
    return undefined
  }
}

/** The instant, where the calendar leaves no doubt about it. */
export function instantOf(time: CalendarTime | undefined): Date | undefined {
  const [instant, ...others] = time && 'instants' in time ? time.instants : []
  return others.length === 0 ? instant : undefined
}

/**
 * Whether a foreign calendar's time is the moment that we mean, to the minute. Undefined where nobody can
 * say: another wall clock, in a zone whose name nobody knows.
 */
export function isMoment(
  time: CalendarTime,
  { startsAt, timeZone }: { startsAt: Date; timeZone: string },
): boolean | undefined {
  if ('instants' in time)
    return time.instants.some((instant) => minuteOf(instant) === minuteOf(startsAt))
  const here = Temporal.Instant.fromEpochMilliseconds(startsAt.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
  return here.toString({ smallestUnit: 'minute' }) === time.wall.slice(0, 16) || undefined
}

const minuteOf = (instant: Date) => Math.floor(instant.getTime() / 60_000)
