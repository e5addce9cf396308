import type { EventKind } from '../events/kinds.ts'
import { LEAST_ADULTS } from '../programme/staffing.ts'
import { addDays, isSameDay } from '../time.ts'

/** One date of an event with the counts that may need somebody. */
export interface DateInWork {
  eventId: string
  occurrenceId: string
  kind: EventKind
  title: string
  isDraft: boolean
  startsAt: Date
  endsAt: Date
  timeZone: string
  repliesCloseAt: Date
  capacity: number | null
  placesTaken: number
  placesHeld: number
  /** Parties, not people. */
  waitingParties: number
  /** Invited parties, those that were revoked left out. */
  invited: number
  /** Of these, sent an invitation, or answered without one: by phone, or by signing up. */
  sent: number
  /** Sent and without an answer. */
  unanswered: number
  /** Children of a ceremony, and those whose newest name is approved. */
  children: number
  approved: number
  /** Letters that failed or came back. */
  lettersFailed: number
  /** Messages of guests that wait for somebody. */
  messages: number
  /** Families still to ring. */
  toRing: number
  /** Whether anything is planned for the day: items of a running order, people on duty. */
  isPlanned: boolean
  /** Roles that it needs and nobody holds, or whose holders said no. */
  rolesMissing: number
  /** Adults who said yes to being on duty, each once; and whether one of them is for safeguarding. */
  adults: number
  hasSafeguarding: boolean
}

export type NeedKindOfWork =
  | 'photographs'
  | 'names'
  | 'calls'
  | 'letters'
  | 'messages'
  | 'waiting-closed'
  | 'waiting'
  | 'unanswered'
  | 'unsent'
  | 'no-guests'
  | 'adults'
  | 'roles'
  | 'draft'

/** Something that needs somebody, with the day by which. */
export interface Need {
  id: string
  kind: NeedKindOfWork
  urgency: 'late' | 'today' | 'later'
  count: number
  dueAt: Date
  date: DateInWork
}

/** How long before a ceremony its names are to be approved: printing and rehearsing take two weeks. */
export const NAMES_DUE_DAYS = 14
/** How long before a date its people on duty should be known. */
export const STAFF_DUE_DAYS = 14
/** How far ahead a draft, or guests that nobody has invited, begin to press. */
const NEAR_DAYS = 28
/** From when on silent families are worth a reminder. */
const CLOSING_SOON_DAYS = 14

/** What needs somebody, the most pressing first. */
export function needsOf(dates: DateInWork[], now: Date): Need[] {
  const order = { late: 0, today: 1, later: 2 }
  return dates
    .filter((date) => date.endsAt > now)
    .flatMap((date) => needsOfDate(date, now))
    .toSorted(
      (a, b) => order[a.urgency] - order[b.urgency] || a.dueAt.getTime() - b.dueAt.getTime(),
    )
}

function needsOfDate(date: DateInWork, now: Date): Need[] {
  const { startsAt, timeZone, repliesCloseAt, waitingParties } = date
  const daysBefore = (at: Date, days: number) => addDays(at, -days, timeZone)
  const isNear = now >= daysBefore(startsAt, NEAR_DAYS)
  const closed = now >= repliesCloseAt
  const found: Array<[NeedKindOfWork, count: number, dueAt: Date]> = []
  const note = (kind: NeedKindOfWork, count: number, dueAt: Date, when: boolean) => {
    if (when && count > 0) found.push([kind, count, dueAt])
  }
  const nameDue = daysBefore(startsAt, NAMES_DUE_DAYS)
  note('names', date.children - date.approved, nameDue, date.kind === 'ceremony' && isNear)
  // A date that nobody plans here, such as a weekly drop-in, is not nagged about.
  const staffed = isNear && (date.isPlanned || date.kind === 'ceremony')
  const staffDue = daysBefore(startsAt, STAFF_DUE_DAYS)
  const isSafe = date.adults >= LEAST_ADULTS && date.hasSafeguarding
  note('adults', 1, staffDue, staffed && !isSafe)
  note('roles', date.rolesMissing, staffDue, staffed)
  note('calls', date.toRing, now, true)
  note('letters', date.lettersFailed, now, true)
  note('messages', date.messages, now, true)
  note('draft', 1, daysBefore(startsAt, CLOSING_SOON_DAYS), date.isDraft && isNear)
  if (!date.isDraft) {
    note('waiting-closed', waitingParties, now, closed)
    // Also where places are free: a family too large for them waits as a whole.
    note('waiting', waitingParties, repliesCloseAt, !closed)
    const soon = now >= daysBefore(repliesCloseAt, CLOSING_SOON_DAYS)
    note('unanswered', date.unanswered, repliesCloseAt, !closed && soon)
    const listIsEmpty = date.kind !== 'welcome' && date.invited === 0
    note('no-guests', 1, daysBefore(repliesCloseAt, 7), !closed && isNear && listIsEmpty)
    note('unsent', date.invited - date.sent, daysBefore(repliesCloseAt, 7), !closed && isNear)
  }
  return found.map(([kind, count, dueAt]) => ({
    id: `${kind}-${date.occurrenceId}`,
    kind,
    count,
    dueAt,
    urgency: isSameDay(now, dueAt, timeZone) ? 'today' : dueAt < now ? 'late' : 'later',
    date,
  }))
}

/** Where somebody does something about it. */
export function hrefOfNeed({ kind, date }: Need): string {
  const event = `/desk/events/${date.eventId}`
  const on = `?on=${date.occurrenceId}`
  switch (kind) {
    case 'photographs':
      return `${event}/photographs${on}`
    case 'names':
      return `${event}/names${on}`
    case 'calls':
      return `${event}/call-list`
    case 'letters':
      return `${event}/letters${on}`
    case 'messages':
      return '/desk/letters/inbox'
    case 'waiting-closed':
      return `${event}/waiting${on}`
    case 'waiting':
      return `${event}/settings/dates/${date.occurrenceId}`
    case 'adults':
    case 'roles':
      return `${event}/running-order/people${on}`
    case 'unanswered':
      return `${event}/guests${on}&answer=none`
    case 'unsent':
    case 'no-guests':
      return `${event}/guests${on}`
    case 'draft':
      return `${event}${on}`
  }
}
