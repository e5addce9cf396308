import { isMoment } from '../calendar/read-time.ts'
import type { CalendarAnswer } from '../calendar/read-answer.ts'
import type { Answer, ReplyState } from '../invitations/reply.ts'
import type { InboundReason } from './inbound.ts'
import { isSameMailbox } from './same-mailbox.ts'

/** What a calendar's answer is held against: the invitation as it stands. */
export interface Asked {
  /** Of the party's contact; null where there is none. */
  email: string | null
  sequence: number
  startsAt: Date
  timeZone: string
  endsAt: Date
  isRevoked: boolean
  isCancelled: boolean
  /** The answer that stands, and when it was given. */
  before: { answer: Answer; state: ReplyState; answeredAt: Date; byCalendar: boolean } | undefined
  /** When the last answer that the calendar gave was pressed, by the guest's own clock. */
  lastPressedAt: Date | undefined
}

export type Judgement =
  | { verdict: 'apply'; answer: Answer }
  | { verdict: 'review' | 'dropped'; reason: InboundReason }

/** Clocks of telephones and ours differ; answers that cross within so long are looked at. */
const CLOCKS_DIFFER_MS = 10 * 60_000

/**
 * Whether a calendar's answer counts. It does when it is about this date, comes from the party's own
 * address, and is newer than what stands; what could be a mistake or somebody else's is left to an
 * officer, and what is overtaken is laid aside.
 *
 * @param pressedAt When the button was pressed, not later than now.
 */
export function judgeAnswer(
  answer: CalendarAnswer,
  { from, notAuthentic }: { from: string; notAuthentic: boolean },
  asked: Asked,
  { pressedAt, now }: { pressedAt: Date; now: Date },
): Judgement {
  const ended = whyEnded(asked, now)
  if (ended) return { verdict: 'dropped', reason: ended }
  const doubt = doubtAbout(answer, { from, notAuthentic }, asked)
  if (doubt) return { verdict: 'review', reason: doubt }
  if (answer.answer === undefined) return { verdict: 'review', reason: 'unclear' }
  const late = whyLate(answer.answer, asked, pressedAt)
  if (late) return late
  if (answer.answer === 'yes' && answer.others > 0)
    return { verdict: 'review', reason: 'brings-others' }
  return { verdict: 'apply', answer: answer.answer }
}

function whyEnded({ isRevoked, isCancelled, endsAt }: Asked, now: Date): InboundReason | undefined {
  if (isRevoked) return 'revoked'
  if (isCancelled) return 'cancelled'
  return now >= endsAt ? 'over' : undefined
}

function doubtAbout(
  { attendee, sentBy, delegated, method, startsAt, sequence }: CalendarAnswer,
  { from, notAuthentic }: { from: string; notAuthentic: boolean },
  asked: Asked,
): InboundReason | undefined {
  if (asked.email === null || !isSameMailbox(attendee, asked.email)) return 'another-address'
  if (notAuthentic) return 'not-authentic'
  if (delegated || (sentBy !== undefined && !isSameMailbox(sentBy, asked.email))) return 'delegated'
  if (!isSameMailbox(from, asked.email)) return 'another-sender'
  if (method === 'COUNTER') return 'other-time-proposed'
  // An older version of the entry may have told another time; what changed else asks nobody to think again.
  const isThisTime = (startsAt && isMoment(startsAt, asked)) ?? sequence >= asked.sequence
  return isThisTime ? undefined : 'other-time-answered'
}

function whyLate(
  answer: Answer,
  { before, lastPressedAt }: Asked,
  pressedAt: Date,
): Judgement | undefined {
  if (lastPressedAt && pressedAt < lastPressedAt) return { verdict: 'dropped', reason: 'overtaken' }
  if (!before) return undefined
  if (before.answer === answer && before.state !== 'lapsed' && before.state !== 'offered')
    return { verdict: 'dropped', reason: 'same-answer' }
  if (before.byCalendar || pressedAt >= before.answeredAt) return undefined
  const early = before.answeredAt.getTime() - pressedAt.getTime()
  return early > CLOCKS_DIFFER_MS
    ? { verdict: 'dropped', reason: 'overtaken' }
    : { verdict: 'review', reason: 'crossed' }
}
