import ical, {
  ICalAlarmType,
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator'

import {
  calendarAddress,
  calendarLine,
  calendarParameter,
  calendarText,
  calendarUri,
} from './text.ts'
import { fold } from './fold.ts'
import { checkedUid } from './uid.ts'
import { readsBack, writtenTime } from './zone.ts'

export type EntryStatus = 'confirmed' | 'tentative' | 'cancelled'
export type GuestAnswer = 'accepted' | 'tentative' | 'declined' | 'unanswered'

/** One entry of a calendar: what the guest's calendar shows after it has read the file. */
export interface CalendarEntry {
  /** From `newCalendarUid` or `occurrenceUid`; the same for the life of the entry. */
  uid: string
  /** Never falls; raised by each change that the guest must see (RFC 5546, 2.1.4). */
  sequence: number
  /** When the row was last changed: of two files with one sequence the later counts. */
  stamp: Date
  startsAt: Date
  endsAt: Date
  timeZone: string
  /** The outside title. */
  title: string
  description?: string
  place?: string
  url?: string
  status: EntryStatus
  /** The one sender, fixed, and the one guest. A feed carries neither. */
  organizer?: { name: string; address: string }
  attendee?: { name: string; address: string; answer: GuestAnswer; asksForAnswer?: boolean }
  /** Reminders in the guest's calendar, minutes before the start. */
  alarmMinutes?: number[]
}

const STATUS = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
}
const BUSY = {
  confirmed: ICalEventBusyStatus.BUSY,
  tentative: ICalEventBusyStatus.TENTATIVE,
  cancelled: ICalEventBusyStatus.FREE,
}
const ANSWER = {
  accepted: ICalAttendeeStatus.ACCEPTED,
  tentative: ICalAttendeeStatus.TENTATIVE,
  declined: ICalAttendeeStatus.DECLINED,
  unanswered: ICalAttendeeStatus.NEEDSACTION,
}

/** An entry as text, and the zone that a file has to describe so that it can be read; none for times in UTC. */
export interface WrittenEntry {
  text: string
  zone: string | undefined
}

/**
 * The entry as lines of iCalendar, folded, each ended with CRLF, from BEGIN:VEVENT to END:VEVENT.
 *
 * @throws For what cannot have come through our forms: an end before the start, a foreign UID, an address
 * with control characters.
 */
export function writeEntry(entry: CalendarEntry): WrittenEntry {
  if (entry.endsAt.getTime() <= entry.startsAt.getTime()) throw new Error('ends before it starts')
  if (!Number.isInteger(entry.sequence) || entry.sequence < 0) throw new Error('no sequence')
  const title = calendarLine(entry.title)
  // The library is told no time zone: it would write the process's own time. `mended` puts the wall clock in.
  const event = ical().createEvent({
    id: checkedUid(entry.uid),
    sequence: entry.sequence,
    stamp: entry.stamp,
    lastModified: entry.stamp,
    start: entry.startsAt,
    end: entry.endsAt,
    summary: title,
    description: entry.description ? calendarText(entry.description) : null,
    location: entry.place ? calendarLine(entry.place) : null,
    url: entry.url ? calendarUri(entry.url) : null,
    status: STATUS[entry.status],
    busystatus: BUSY[entry.status],
    transparency:
      entry.status === 'cancelled'
        ? ICalEventTransparency.TRANSPARENT
        : ICalEventTransparency.OPAQUE,
    organizer: entry.organizer
      ? {
          name: calendarParameter(entry.organizer.name),
          email: calendarAddress(entry.organizer.address),
        }
      : null,
    alarms: (entry.alarmMinutes ?? []).map((minutes) => ({
      type: ICalAlarmType.display,
      trigger: minutes * 60,
      description: title,
    })),
  })
  if (entry.attendee)
    event.createAttendee({
      name: calendarParameter(entry.attendee.name),
      email: calendarAddress(entry.attendee.address),
      role: ICalAttendeeRole.REQ,
      type: ICalAttendeeType.INDIVIDUAL,
      status: ANSWER[entry.attendee.answer],
      rsvp: entry.attendee.asksForAnswer ?? false,
    })
  const { startsAt, endsAt, timeZone } = entry
  const zone = readsBack(startsAt, timeZone) && readsBack(endsAt, timeZone) ? timeZone : undefined
  const lines = alarmsLast(event.toString().split('\r\n')).map((line) => mended(line, entry, zone))
  return { text: lines.map((line) => `${fold(line)}\r\n`).join(''), zone }
}

/** The library writes STATUS and URL behind the alarms; in the grammar alarms come last (RFC 5545, 3.6.1). */
function alarmsLast(lines: readonly string[]): string[] {
  const from = lines.indexOf('BEGIN:VALARM')
  const until = lines.lastIndexOf('END:VALARM') + 1
  const alarms = from < 0 ? [] : lines.slice(from, until)
  const others = from < 0 ? lines : [...lines.slice(0, from), ...lines.slice(until)]
  return [...others.filter((line) => line !== '' && line !== 'END:VEVENT'), ...alarms, 'END:VEVENT']
}

/** Times by the wall clock of the entry's zone; addresses without the escapes that belong to text only. */
function mended(line: string, entry: CalendarEntry, zone: string | undefined): string {
  if (line.startsWith('DTSTART:') || line.startsWith('DTEND:')) {
    const instant = line.startsWith('DTSTART:') ? entry.startsAt : entry.endsAt
    const { parameter, value } = writtenTime(instant, zone)
    return `${line.slice(0, line.indexOf(':'))}${parameter}:${value}`
  }
  return line.startsWith('URL;VALUE=URI:') ? line.replace(/\\([;,\\])/g, '$1') : line
}
