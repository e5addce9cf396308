import type { EventFormat, EventKind } from './kinds.ts'
import { isFull } from './places.ts'

/** What the public may know of an event; only published public events ever become one. */
export interface PublicEvent {
  id: string
  slug: string
  kind: EventKind
  format: EventFormat
  title: string
  outsideTitle: string
  summary: string
  texts: Record<string, { title?: string; outsideTitle?: string; summary?: string }>
  /** Languages for which an interpreter is there, as tags. */
  languages: string[]
  /** Codes of what a guest can count on. */
  facts: string[]
  revision: number
  publishedAt: Date
}

export interface PublicPlace {
  name: string
  address: string
  directions: string
  /** Codes of what the venue offers. */
  accessFacts: string[]
}

/** Whether places can be asked for, and why not. */
export type Door = 'open' | 'not-open-yet' | 'closed' | 'cancelled' | 'over'

/** One date of a public event. */
export interface PublicDate {
  occurrenceId: string
  startsAt: Date
  endsAt: Date
  timeZone: string
  /** Null where there is none, or where the public may not know it (yet). */
  place: PublicPlace | null
  placeComesLater: boolean
  isOnline: boolean
  repliesOpenAt: Date | null
  repliesCloseAt: Date
  door: Door
  /** Null: no limit. */
  capacity: number | null
  /** Nobody new would get a place today. */
  isFull: boolean
  /** Places that cannot be asked for: people who come and places kept back. All of them while somebody waits. */
  taken: number
  revision: number
  cancelledAt: Date | null
  /** When it last began to show more than before. */
  placeShownFromAt: Date | null
}

/** A date with what it is a date of: a line of the calendar. */
export interface ListedDate extends PublicDate {
  event: PublicEvent
}

/** A date's row as far as the door goes. */
export interface DoorFacts {
  endsAt: Date
  repliesOpenAt: Date | null
  repliesCloseAt: Date
  cancelledAt: Date | null
}

/** Whether places can be asked for at this moment. */
export function doorOf(date: DoorFacts, now: Date): Door {
  if (date.cancelledAt) return 'cancelled'
  if (date.endsAt <= now) return 'over'
  if (date.repliesOpenAt && now < date.repliesOpenAt) return 'not-open-yet'
  return now < date.repliesCloseAt ? 'open' : 'closed'
}

/** What the public reads of the room: places that wait for somebody are not free. */
export function publicRoom(room: {
  capacity: number | null
  placesTaken: number
  placesHeld: number
  waitingParties: number
}): Pick<PublicDate, 'capacity' | 'isFull' | 'taken'> {
  const { capacity } = room
  const full = isFull(room)
  return {
    capacity,
    isFull: full,
    taken: full && capacity !== null ? capacity : room.placesTaken + room.placesHeld,
  }
}

/** What a reader may look for in the calendar. */
export interface CalendarFilter {
  kind?: EventKind
  /** An interpreter's language. */
  spoken?: string
  access?: AccessNeed
}

/** What the calendar can be searched by: the needs that decide whether somebody can come at all. */
export const ACCESS_NEEDS = ['step_free', 'hearing_loop', 'quiet_space'] as const
export type AccessNeed = (typeof ACCESS_NEEDS)[number]

/** Where the next page of a list begins: after this date, in the order of start and id. */
export interface DateKey {
  startsAt: Date
  occurrenceId: string
}

/** A key as it stands in an address, and back; undefined for what is none. */
export const writeDateKey = ({ startsAt, occurrenceId }: DateKey): string =>
  `${startsAt.getTime()}.${occurrenceId}`

export function readDateKey(text: string | null): DateKey | undefined {
  const [, time, occurrenceId] =
    /^(\d{1,14})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text ?? '') ?? []
  return time && occurrenceId ? { startsAt: new Date(Number(time)), occurrenceId } : undefined
}
