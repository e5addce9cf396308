import { escape } from 'ical-generator'

import { type CalendarEntry, type WrittenEntry, writeEntry } from './entry-text.ts'
import { fold } from './fold.ts'
import { calendarLine, calendarUri } from './text.ts'
import { zoneBlock } from './zone.ts'

export type CalendarMethod = 'PUBLISH' | 'REQUEST' | 'CANCEL'

const PRODUCT = '-//Herald//Events//EN'

/**
 * A calendar file: every occurrence is an entry of its own, times are by the wall clock of the entry's zone,
 * and the file describes each zone that it names. The bytes depend on the arguments alone.
 *
 * @param method PUBLISH for feeds and downloads: names neither sender nor guest. REQUEST and CANCEL go to one
 * guest: one entry, one sender, one attendee.
 * @param timeZone The council's, for calendars that ask the whole file.
 * @param refreshHours How often a subscribed calendar may ask again.
 */
export function calendarFile({
  method,
  name,
  description,
  url,
  timeZone,
  refreshHours,
  entries,
}: {
  method: CalendarMethod
  name?: string
  description?: string
  url?: string
  timeZone: string
  refreshHours?: number
  entries: readonly CalendarEntry[]
}): string {
  if (method !== 'PUBLISH') mustBeForOneGuest(method, entries)
  const written = entries.map((entry) =>
    method === 'PUBLISH' ? published(entry) : writeEntry(entry),
  )
  const zones = new Set(written.flatMap(({ zone }) => zone ?? []))
  const head = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${PRODUCT}`,
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    ...(name ? [`NAME:${text(name)}`, `X-WR-CALNAME:${text(name)}`] : []),
    ...(description ? [`X-WR-CALDESC:${text(description)}`] : []),
    ...(url ? [`URL:${calendarUri(url)}`, `SOURCE;VALUE=URI:${calendarUri(url)}`] : []),
    ...(refreshHours
      ? [`REFRESH-INTERVAL;VALUE=DURATION:PT${refreshHours}H`, `X-PUBLISHED-TTL:PT${refreshHours}H`]
      : []),
    `X-WR-TIMEZONE:${timeZone}`,
  ]
  const told = [...zones].map(zoneText).join('')
  return `${head.map(fold).join('\r\n')}\r\n${told}${written.map((entry) => entry.text).join('')}END:VCALENDAR\r\n`
}

/** A zone's description as a file carries it; every letter of a mailing has the same. */
function zoneText(zone: string): string {
  const known = zoneTexts.get(zone)
  if (known !== undefined) return known
  const described = (zoneBlock(zone) ?? []).map((line) => `${fold(line)}\r\n`).join('')
  zoneTexts.set(zone, described)
  return described
}

const zoneTexts = new Map<string, string>()

const text = (value: string) => escape(calendarLine(value), false)

function mustBeForOneGuest(method: CalendarMethod, entries: readonly CalendarEntry[]): void {
  const [entry] = entries
  if (entries.length !== 1 || !entry?.organizer || !entry.attendee)
    throw new Error('a message to a guest has one entry, one sender and one attendee')
  // A calendar that is told CANCEL but reads CONFIRMED keeps the entry (Outlook), and the other way round.
  if ((method === 'CANCEL') !== (entry.status === 'cancelled'))
    throw new Error('CANCEL goes with a cancelled entry, and only with it')
}

/*
 * A feed of 500 is asked for again when one entry changed: the other 499 are kept as text. The key is
 * everything that the text is made of, so that nothing stale is ever served; entries with a guest's name are
 * never kept.
 */
const kept = new Map<string, WrittenEntry>()
const MOST_KEPT = 5_000

function published(entry: CalendarEntry): WrittenEntry {
  const key = keyOf(entry)
  const known = kept.get(key)
  if (known) return known
  const written = writeEntry({ ...entry, organizer: undefined, attendee: undefined })
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(key, written)
  return written
}

function keyOf(entry: CalendarEntry): string {
  return [
    entry.uid,
    entry.sequence,
    entry.stamp.getTime(),
    entry.startsAt.getTime(),
    entry.endsAt.getTime(),
    entry.timeZone,
    entry.status,
    entry.title,
    entry.place ?? '',
    entry.url ?? '',
    entry.alarmMinutes ?? '',
    entry.description ?? '',
  ].join('\u0000')
}
