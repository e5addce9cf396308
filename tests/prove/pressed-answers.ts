import fc from 'fast-check'
import type { InvitationFacts, Standing } from '#app/domain/calendar/entries.ts'
import type { Answer, ReplyState } from '#app/domain/invitations/reply.ts'
import { judgeAnswer } from '#app/domain/mail/judge-answer.ts'
import { readInbound } from '#app/domain/mail/read-inbound.server.ts'
import { readByIcalJs, type ReadEntry } from '#tests/support/calendar-readers.ts'
import { CALENDARS, pressed, type CalendarProgram } from '#tests/support/guest-mail/pressed.ts'
import { letterOf, momentsOf } from './calendar-histories.ts'
import { GuestCalendar } from './guest-calendar.ts'
import { type History, history, type Press } from './invitation-history.ts'

const PROGRAMS = Object.keys(CALENDARS) as CalendarProgram[]
const PARTSTAT = { yes: 'ACCEPTED', maybe: 'TENTATIVE', no: 'DECLINED' } as const
const BEGIN = Date.UTC(2027, 0, 1)
/** Steps follow one another by so much; every date lies after the last of them. */
const STEP_MS = 30 * 60_000
const CLOCKS_DIFFER_MS = 10 * 60_000

/** What becomes of an answer: it counts, an officer looks at it, or it is laid aside. */
type Fate = 'apply' | 'review' | 'dropped'

/** The answer that stands, however it was given. */
interface Stands {
  answer: Answer
  state: ReplyState
  answeredAt: Date
  byCalendar: boolean
}

const GIVEN: Partial<Record<Standing, Pick<Stands, 'answer' | 'state'>>> = {
  confirmed: { answer: 'yes', state: 'confirmed' },
  waiting: { answer: 'yes', state: 'waiting' },
  offered: { answer: 'yes', state: 'offered' },
  lapsed: { answer: 'yes', state: 'lapsed' },
  maybe: { answer: 'maybe', state: 'maybe' },
  declined: { answer: 'no', state: 'declined' },
}
const STATE: Record<Answer, ReplyState> = { yes: 'confirmed', maybe: 'maybe', no: 'declined' }

const atStep = (step: number) => new Date(BEGIN + step * STEP_MS)

/** A press, with the entry that it was made in and the step after which its mail arrives. */
interface Sent extends Press {
  entry: ReadEntry
  startedAt: Date
  pressedAt: Date
  arrivesAfter: number
}

/** What the guest can press: the entry as the guest's calendar shows it at that moment. */
function sentBy(told: History, moments: InvitationFacts[]): Sent[] {
  const last = moments.length - 1
  return told.presses.flatMap((one) => {
    const step = Math.min(one.step, last)
    const calendar = new GuestCalendar()
    for (const facts of moments.slice(0, step + 1))
      calendar.read(readByIcalJs(letterOf(facts, told)))
    const { calendarUid, startsAt } = moments[step]!
    const entry = calendar.shows(calendarUid)
    if (!entry) return []
    const pressedAt = new Date(atStep(step).getTime() + one.minutes * 60_000)
    const arrivesAfter = Math.min(step + one.mailSteps, last)
    return [{ ...one, step, entry, startedAt: startsAt, pressedAt, arrivesAfter }]
  })
}

/** What has to become of an answer, from the facts and not from the code under test. */
function truthOf(
  sent: Sent,
  {
    facts,
    stands,
    lastPressedAt,
  }: { facts: InvitationFacts; stands: Stands | undefined; lastPressedAt: Date | undefined },
): Fate {
  if (facts.standing === 'revoked' || facts.standing === 'cancelled') return 'dropped'
  if (sent.isForwarded || sent.startedAt.getTime() !== facts.startsAt.getTime()) return 'review'
  if (lastPressedAt && sent.pressedAt < lastPressedAt) return 'dropped'
  if (!stands) return 'apply'
  const changesNothing =
    stands.answer === sent.answer && !['lapsed', 'offered'].includes(stands.state)
  if (changesNothing) return 'dropped'
  const early = stands.byCalendar ? 0 : stands.answeredAt.getTime() - sent.pressedAt.getTime()
  if (early <= 0) return 'apply'
  return early > CLOCKS_DIFFER_MS ? 'dropped' : 'review'
}

async function fateOf(
  sent: Sent,
  {
    facts,
    stands,
    lastPressedAt,
  }: { facts: InvitationFacts; stands: Stands | undefined; lastPressedAt: Date | undefined },
  now: Date,
  judge: typeof judgeAnswer,
): Promise<Fate | 'unread'> {
  const guest = facts.guest!.address
  const raw = pressed(PROGRAMS[sent.program % PROGRAMS.length]!, {
    uid: sent.entry.uid,
    organizer: sent.entry.organizer,
    attendee: sent.isForwarded ? 'cousin@example.net' : guest,
    partstat: PARTSTAT[sent.answer],
    sequence: sent.entry.sequence,
    stamp: sent.pressedAt,
    startsAt: new Date(sent.entry.startsAt),
    endsAt: new Date(sent.entry.endsAt),
  })
  const read = await readInbound(raw)
  if (read.kind !== 'answer' || read.answer.uid !== facts.calendarUid) return 'unread'
  const asked = {
    email: guest,
    sequence: facts.calendarSequence,
    startsAt: facts.startsAt,
    endsAt: facts.endsAt,
    timeZone: facts.timeZone,
    isRevoked: facts.standing === 'revoked',
    isCancelled: facts.standing === 'cancelled',
    before: stands,
    lastPressedAt,
  }
  const pressedAt = read.answer.stampedAt ?? now
  return judge(read.answer, read.head, asked, { pressedAt, now }).verdict
}

async function differencesOf(told: History, judge: typeof judgeAnswer): Promise<number> {
  const moments = momentsOf(told)
  const sent = sentBy(told, moments)
  let differences = 0
  let stands: Stands | undefined
  let lastPressedAt: Date | undefined
  for (const [step, facts] of moments.entries()) {
    const isAnswered = step === 0 || told.steps[step - 1]!.what === 'stand'
    const given = GIVEN[facts.standing]
    if (isAnswered) stands = given && { ...given, answeredAt: atStep(step), byCalendar: false }
    // Its mail came before the next step; those of one moment in the order in which they were pressed.
    const arrived = sent
      .filter(({ arrivesAfter }) => arrivesAfter === step)
      .toSorted((a, b) => a.minutes - b.minutes)
    for (const one of arrived) {
      const now = new Date(atStep(step).getTime() + STEP_MS - 1)
      const known = { facts, stands, lastPressedAt }
      const truth = truthOf(one, known)
      if ((await fateOf(one, known, now, judge)) !== truth) differences += 1
      if (truth !== 'apply') continue
      stands = { answer: one.answer, state: STATE[one.answer], answeredAt: now, byCalendar: true }
      lastPressedAt = one.pressedAt
    }
  }
  return differences
}

/**
 * Random histories of an invitation in which the guest presses buttons in the calendar, in entries old and new,
 * in ten programs, with mail that overtakes mail: what the product makes of each answer, against a rule of twenty lines.
 *
 * @param judge Given only to plant a fault.
 */
export async function runPressedAnswers(
  n: number,
  seed: number,
  judge: typeof judgeAnswer = judgeAnswer,
): Promise<{ runs: number; presses: number; differences: number }> {
  let differences = 0
  let presses = 0
  for (const told of fc.sample(history, { numRuns: n, seed })) {
    presses += told.presses.length
    differences += await differencesOf(told, judge)
  }
  return { runs: n, presses, differences }
}
