import type { CalendarEntry } from '#app/domain/calendar/entry-text.ts'
import { calendarFile } from '#app/domain/calendar/ics.ts'
import { inTurn, rounded, type BenchRow } from '../row.ts'

const EVENTS = 500
const MOST_TIMES_FLOOR = 2
/** One feed takes less than a millisecond: many in a row are what a clock can tell. */
const REPEATS = 40

/** The public feed of 500 events, asked for again when one of them changed. */
export const feed500: BenchRow = {
  id: 'feed-500',
  how: 'A feed of 500 events built again after one of them changed, against joining the lines of the same 500 by hand with template strings.',
  async measure() {
    const cold = entriesOf('cold')
    const coldMs = timeOf([cold], feedOf)
    let turn = 0
    const asked = () => Array.from({ length: REPEATS }, () => entriesOf('warm', (turn += 1)))
    const medians = await inTurn({
      feed: () => timeOf(asked(), feedOf) / REPEATS,
      floor: () => timeOf(asked(), joinedByHand) / REPEATS,
    })
    const ratio = rounded(medians.feed / medians.floor, 2)
    return {
      value: rounded(medians.feed, 3),
      unit: 'ms',
      floor: rounded(medians.floor, 3),
      ratio,
      bar: '<= 2x',
      holds: ratio <= MOST_TIMES_FLOOR,
      detail: `Cold: ${rounded(coldMs)} ms.`,
    }
  },
}

const feedOf = (entries: CalendarEntry[]) =>
  calendarFile({ method: 'PUBLISH', name: 'Borchester', timeZone: 'Europe/London', entries })

/** 500 events, of which the one in the middle is another each turn. */
function entriesOf(word: string, turn = 0): CalendarEntry[] {
  return Array.from({ length: EVENTS }, (_, at) => {
    const startsAt = new Date(Date.UTC(2027, 0, 1 + (at % 360), 10 + (at % 8), 30))
    return {
      uid: `${word}-${at}@events.borchester.example`,
      sequence: at === EVENTS / 2 ? turn : 0,
      stamp: new Date(Date.UTC(2027, 0, 1)),
      startsAt,
      endsAt: new Date(startsAt.getTime() + 2 * 3_600_000),
      timeZone: 'Europe/London',
      title: `Welcome, newcomers and neighbours; afternoon ${at}`,
      description: 'Come for an hour or stay all afternoon.\nThere is tea, and a quiet space.',
      place: 'Memorial Park, by the bandstand',
      url: `https://events.borchester.example/events/afternoon-${at}`,
      status: 'confirmed',
    }
  })
}

/** What anybody would write in five minutes: no folding, no zone, no cache, escapes only. */
function joinedByHand(entries: CalendarEntry[]): string {
  const escaped = (text: string) => text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n')
  const stamp = (date: Date) => `${date.toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`
  let text = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Floor//EN\r\nMETHOD:PUBLISH\r\n'
  for (const one of entries)
    text += `BEGIN:VEVENT\r\nUID:${one.uid}\r\nSEQUENCE:${one.sequence}\r\nDTSTAMP:${stamp(one.stamp)}\r\nDTSTART:${stamp(one.startsAt)}\r\nDTEND:${stamp(one.endsAt)}\r\nSUMMARY:${escaped(one.title)}\r\nDESCRIPTION:${escaped(one.description ?? '')}\r\nLOCATION:${escaped(one.place ?? '')}\r\nURL:${one.url}\r\nSTATUS:CONFIRMED\r\nEND:VEVENT\r\n`
  return `${text}END:VCALENDAR\r\n`
}

/** Milliseconds that all of them take together. */
function timeOf(asked: CalendarEntry[][], build: (entries: CalendarEntry[]) => string): number {
  const from = performance.now()
  for (const entries of asked) build(entries)
  return performance.now() - from
}
