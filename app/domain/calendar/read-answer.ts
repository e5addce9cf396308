import type { Answer } from '../invitations/reply.ts'
import { cleanText } from '../names.ts'
import { done, refused, type Result } from '../result.ts'
import { propertyOf, readComponents, type CalendarComponent } from './component.ts'
import { instantOf, readCalendarTime, type CalendarTime } from './read-time.ts'

/** What a guest's calendar says when somebody presses Yes, Maybe or No (RFC 5546, 3.2.3 and 3.2.7). */
export interface CalendarAnswer {
  /** COUNTER: the guest would rather come at another time. */
  method: 'REPLY' | 'COUNTER'
  /** In small letters, as ours are. */
  uid: string
  /** Who answers, as the calendar knows its owner; in small letters. */
  attendee: string
  /** Somebody else pressed the button for them. */
  sentBy: string | undefined
  /** Undefined for what is none of the three, such as DELEGATED. */
  answer: Answer | undefined
  delegated: boolean
  sequence: number
  stampedAt: Date | undefined
  /** When the entry began that was answered; of a COUNTER, the time that is proposed. */
  startsAt: CalendarTime | undefined
  /** How many others the guest brings: Google's calendar asks. */
  others: number
  comment: string
}

const ANSWERS: Record<string, Answer> = { ACCEPTED: 'yes', TENTATIVE: 'maybe', DECLINED: 'no' }
const LONGEST_UID = 255
const MOST_OTHERS = 50
const LONGEST_COMMENT = 500
const HIGHEST_SEQUENCE = 2_000_000_000

/**
 * Read a calendar's answer. The text comes from anybody: what is too large, malformed, about several
 * entries or by several guests is refused, and so is what is no answer.
 */
export function readCalendarAnswer(
  text: string,
): Result<CalendarAnswer, 'too-large' | 'malformed' | 'no-answer' | 'several'> {
  const read = readComponents(text)
  if (!read.ok) return read
  const calendar = read.value
  const method = propertyOf(calendar, 'METHOD')?.value.trim().toUpperCase()
  if (method !== 'REPLY' && method !== 'COUNTER') return refused('no-answer')
  const [entry, ...more] = calendar.components.filter(({ name }) => name === 'VEVENT')
  if (!entry) return refused('malformed')
  const [attendee, ...guests] = entry.properties.filter(({ name }) => name === 'ATTENDEE')
  if (more.length > 0 || guests.length > 0) return refused('several')
  const uid = valueOf(entry, 'UID').toLowerCase()
  if (!attendee || uid === '' || uid.length > LONGEST_UID) return refused('malformed')
  const status = attendee.parameters.get('PARTSTAT')?.toUpperCase() ?? ''
  const sentBy = attendee.parameters.get('SENT-BY')
  return done({
    method,
    uid,
    attendee: calendarMailAddress(attendee.value, attendee.parameters.get('EMAIL')),
    sentBy: sentBy === undefined ? undefined : calendarMailAddress(sentBy),
    answer: ANSWERS[status],
    delegated: status === 'DELEGATED' || attendee.parameters.has('DELEGATED-TO'),
    sequence: wholeNumber(valueOf(entry, 'SEQUENCE'), HIGHEST_SEQUENCE),
    // In UTC by the standard; a time by some wall clock says nothing about an order.
    stampedAt: instantOf(readCalendarTime(propertyOf(entry, 'DTSTAMP'))),
    startsAt: readCalendarTime(propertyOf(entry, 'DTSTART')),
    others: wholeNumber(attendee.parameters.get('X-NUM-GUESTS') ?? '', MOST_OTHERS),
    comment: commentOf(entry, attendee.parameters.get('X-RESPONSE-COMMENT')),
  })
}

const valueOf = (entry: CalendarComponent, name: string): string =>
  propertyOf(entry, name)?.value.trim() ?? ''

/** `mailto:Amira@Example.org` as an address in small letters; Apple writes it as a parameter, too. */
function calendarMailAddress(value: string, parameter?: string): string {
  const isMail = /^\s*mailto:/i.test(value)
  const address = isMail || parameter === undefined ? value : parameter
  return address
    .trim()
    .replace(/^mailto:/i, '')
    .trim()
    .toLowerCase()
    .slice(0, 320)
}

function wholeNumber(text: string, most: number): number {
  return /^\d{1,10}$/.test(text) ? Math.min(Number(text), most) : 0
}

function commentOf(entry: CalendarComponent, parameter: string | undefined): string {
  const written = propertyOf(entry, 'COMMENT')?.value ?? parameter ?? ''
  const plain = written.replace(/\\n/gi, '\n').replace(/\\([,;\\])/g, '$1')
  return cleanText(plain, { max: LONGEST_COMMENT, lines: 'many' }).text.slice(0, LONGEST_COMMENT)
}
