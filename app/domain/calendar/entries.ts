import type { Words } from '#app/translations/translate.ts'

import type { CalendarEntry, EntryStatus, GuestAnswer } from './entry-text.ts'
import type { CalendarMethod } from './ics.ts'
import { occurrenceUid } from './uid.ts'

/** Where an invitation stands: the reply's state, or what overtook it. `invited`: no answer yet. */
export const STANDINGS = [
  'invited',
  'confirmed',
  'waiting',
  'offered',
  'maybe',
  'declined',
  'lapsed',
  'revoked',
  'cancelled',
] as const
export type Standing = (typeof STANDINGS)[number]

/** When and where, and whether this reader may know where already. */
export interface WhenAndWhere {
  startsAt: Date
  endsAt: Date
  timeZone: string
  place?: string
  /** Private addresses are told late, or only to those who come. */
  placeIsShown: boolean
}

/** All that one guest's calendar entry is made of; nothing in it says what kind of event it is. */
export interface InvitationFacts extends WhenAndWhere {
  calendarUid: string
  calendarSequence: number
  changedAt: Date
  outsideTitle: string
  /** The guest's own page, with the token. */
  replyUrl: string
  /** Told only to those whose place is kept. */
  onlineUrl?: string
  standing: Standing
  /** How many of the party have their places kept. */
  people?: number
  /** The council and the one fixed address that letters come from. */
  sender: { name: string; address: string }
  /** Answers that the calendar sends reach us. */
  asksForAnswer?: boolean
  /** Nobody, where the entry is downloaded. */
  guest?: { name: string; address: string }
}

const STATUS: Record<Standing, EntryStatus> = {
  invited: 'confirmed',
  confirmed: 'confirmed',
  waiting: 'tentative',
  offered: 'tentative',
  maybe: 'tentative',
  declined: 'cancelled',
  lapsed: 'cancelled',
  revoked: 'cancelled',
  cancelled: 'cancelled',
}

const ANSWER: Record<Standing, GuestAnswer> = {
  invited: 'unanswered',
  confirmed: 'accepted',
  waiting: 'tentative',
  offered: 'tentative',
  maybe: 'tentative',
  declined: 'declined',
  lapsed: 'declined',
  revoked: 'declined',
  cancelled: 'declined',
}

/**
 * What a guest's calendar is told: REQUEST writes or changes the entry, CANCEL takes it away.
 *
 * A waiting party sees a tentative entry whose title says so too: a phone shows the title and no more. The
 * entry asks for an answer only where one reaches us; else it says that the link is where to answer.
 */
export function invitationEntry(
  facts: InvitationFacts,
  t: Words,
): { method: Exclude<CalendarMethod, 'PUBLISH'>; entry: CalendarEntry } {
  const status = STATUS[facts.standing]
  const waits = facts.standing === 'waiting' || facts.standing === 'offered'
  return {
    method: status === 'cancelled' ? 'CANCEL' : 'REQUEST',
    entry: {
      uid: facts.calendarUid,
      sequence: facts.calendarSequence,
      stamp: facts.changedAt,
      ...whenAndWhere(facts, status),
      title: waits
        ? t('calendar-entry.title-waiting', { title: facts.outsideTitle })
        : facts.outsideTitle,
      description: descriptionOf(facts, status, t),
      status,
      ...(status === 'cancelled' ? {} : { url: facts.replyUrl }),
      organizer: facts.sender,
      ...(facts.guest
        ? {
            attendee: {
              ...facts.guest,
              answer: ANSWER[facts.standing],
              asksForAnswer: facts.asksForAnswer === true && status !== 'cancelled',
            },
          }
        : {}),
    },
  }
}

function descriptionOf(facts: InvitationFacts, status: EntryStatus, t: Words): string {
  if (facts.standing === 'cancelled') return t('calendar-entry.event-cancelled')
  if (status === 'cancelled') return t('calendar-entry.over')
  const lines = [standingLine(facts, t)]
  if (facts.place && !facts.placeIsShown) lines.push(t('calendar-entry.place-later'))
  if (facts.onlineUrl && facts.standing === 'confirmed')
    lines.push(t('calendar-entry.join-online'), facts.onlineUrl)
  lines.push(
    facts.standing === 'invited' ? t('calendar-entry.answer') : t('calendar-entry.change-answer'),
    facts.replyUrl,
    facts.asksForAnswer ? t('calendar-entry.by-calendar') : t('calendar-entry.not-by-calendar'),
    t.showsDrafts ? t('frame.draft-notice') : '',
  )
  return lines.filter((line) => line !== '').join('\n')
}

function standingLine({ standing, people = 0 }: InvitationFacts, t: Words): string {
  if (standing === 'confirmed') return t('calendar-entry.coming', { people })
  if (standing === 'waiting') return t('calendar-entry.waiting')
  if (standing === 'offered') return t('calendar-entry.offered')
  return standing === 'maybe' ? t('calendar-entry.maybe') : ''
}

/** All that an entry of the public calendar is made of. Private events never come here. */
export interface PublicFacts extends WhenAndWhere {
  occurrenceId: string
  host: string
  revision: number
  changedAt: Date
  title: string
  /** What the event's page says first. */
  summary?: string
  pageUrl: string
  isCancelled: boolean
}

/** The public calendar's entry for one occurrence: the same bytes for everybody. */
export function publicEntry(facts: PublicFacts, t: Words): CalendarEntry {
  const status = facts.isCancelled ? 'cancelled' : 'confirmed'
  const lines = [
    facts.isCancelled ? t('calendar-entry.event-cancelled') : '',
    facts.summary ?? '',
    facts.place && !facts.placeIsShown ? t('calendar-entry.place-later') : '',
    facts.pageUrl,
  ]
  return {
    uid: occurrenceUid(facts.occurrenceId, facts.host),
    sequence: facts.revision,
    stamp: facts.changedAt,
    ...whenAndWhere(facts, status),
    title: facts.title,
    description: lines.filter((line) => line !== '').join('\n'),
    status,
    url: facts.pageUrl,
  }
}

function whenAndWhere(
  { startsAt, endsAt, timeZone, place, placeIsShown }: WhenAndWhere,
  status: EntryStatus,
) {
  const tellsPlace = place && placeIsShown && status !== 'cancelled'
  return { startsAt, endsAt, timeZone, ...(tellsPlace ? { place } : {}) }
}

/**
 * Whether a change must raise the sequence: whenever the guest's calendar shows something else. RFC 5546
 * asks it for time, place and cancellation only; calendars that look at nothing but the sequence (Outlook)
 * would keep a stale entry. It resets no reply: the entry carries the answer that stands.
 */
export function raisesSequence(before: CalendarEntry, after: CalendarEntry): boolean {
  return shownBy(before) !== shownBy(after)
}

const shownBy = (entry: CalendarEntry) =>
  JSON.stringify([
    entry.startsAt.getTime(),
    entry.endsAt.getTime(),
    entry.timeZone,
    entry.title,
    entry.place,
    entry.status,
    entry.description,
    entry.url,
    entry.attendee?.answer,
  ])
