import { Temporal } from 'temporal-polyfill'
import { tzlib_get_ical_block, tzlib_get_offset } from 'timezones-ical-library'

/** A moment as a calendar shows it: in UTC with `Z`, or by the wall clock of a zone that the file describes. */
export interface WrittenTime {
  parameter: string
  value: string
}

const blocks = new Map<string, string[] | undefined>()

/** The VTIMEZONE of a zone, as lines; undefined for a zone that the library does not know. */
export function zoneBlock(timeZone: string): string[] | undefined {
  if (!blocks.has(timeZone)) blocks.set(timeZone, makeBlock(timeZone))
  return blocks.get(timeZone)
}

function makeBlock(timeZone: string): string[] | undefined {
  const [block] = tzlib_get_ical_block(timeZone)
  // Aliases come with the name of the zone that they stand for; the entry says the name it was given.
  return block?.startsWith('BEGIN:VTIMEZONE')
    ? block
        .replace(/^TZID:.*$/m, `TZID:${timeZone}`)
        .trim()
        .split(/\r?\n/)
    : undefined
}

/**
 * Whether the wall clock of the zone, read by the rules that the file will carry, leads back to this instant.
 *
 * It does not in an hour that comes twice: by RFC 5545 the first is meant, ical.js and node-ical read the
 * second. Nor where a zone keeps no yearly rules (Morocco). Such an entry is written in UTC, which every
 * calendar reads right.
 */
export function readsBack(instant: Date, timeZone: string): boolean {
  const key = `${instant.getTime()} ${timeZone}`
  const known = judged.get(key)
  if (known !== undefined) return known
  const judgement = judge(instant, timeZone)
  if (judged.size >= MOST_JUDGED) judged.clear()
  judged.set(key, judgement)
  return judgement
}

// A mailing asks for the same two moments five thousand times, and asking the rules is slow.
const judged = new Map<string, boolean>()
const MOST_JUDGED = 5_000

function judge(instant: Date, timeZone: string): boolean {
  const clock = zoned(instant, timeZone)
  const wall = clock.toPlainDateTime()
  const first = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  const second = wall.toZonedDateTime(timeZone, { disambiguation: 'later' })
  if (first.epochMilliseconds !== second.epochMilliseconds || !zoneBlock(timeZone)) return false
  const day = wall.toPlainDate().toString()
  const time = wall.toPlainTime().toString({ smallestUnit: 'minute' })
  return tzlib_get_offset(timeZone, day, time).replace(/(?=\d\d$)/, ':') === clock.offset
}

/** `;TZID=Europe/London` and `20270714T140000`, or nothing and `20270714T130000Z`. */
export function writtenTime(instant: Date, timeZone: string | undefined): WrittenTime {
  const key = `${instant.getTime()} ${timeZone ?? ''}`
  const known = written.get(key)
  if (known) return known
  const time = writeTime(instant, timeZone)
  if (written.size >= MOST_JUDGED) written.clear()
  written.set(key, time)
  return time
}

const written = new Map<string, WrittenTime>()

function writeTime(instant: Date, timeZone: string | undefined): WrittenTime {
  const clock = zoned(instant, timeZone ?? 'UTC').toPlainDateTime()
  const value = clock.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')
  return timeZone === undefined
    ? { parameter: '', value: `${value}Z` }
    : { parameter: `;TZID=${timeZone}`, value }
}

const zoned = (instant: Date, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone)
