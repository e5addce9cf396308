import { inCouncil, type Database } from '#db/client.server.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { groupClosesAt, readAllotted, type Allotted } from './cut-off.server.ts'
import { lockForReplies, type Locked } from './lock-occurrence.server.ts'
import type { ReplyGiven, ReplyRefusal, ReplyState } from './reply.ts'
import { postReplyLetters } from './reply-letters.server.ts'
import { noteAnswer, noteLapse, noteTurns, type Move } from './room-ledger.ts'
import { tellOfTurns } from './promote.server.ts'
import { writeAttendances } from './write-attendance.server.ts'
import { writeMoves, type Answered } from './write-moves.server.ts'

export interface ReplyTaken {
  state: ReplyState
  people: number
  /** Other parties that got the freed places. */
  promoted: number
}

type Outcome = Result<ReplyTaken, ReplyRefusal>

/**
 * Record an answer to an invitation, and put the letter that confirms it in the outbox.
 *
 * A guest may answer again until replies close: the last answer counts, but a change never costs a
 * place that is confirmed. Freed places go to the waiting parties in the same transaction.
 *
 * @param actor Who answers: the guest by link, an officer on their behalf. The edge has checked it.
 * @param now The moment of the answer, handed in so that tests can choose it.
 * @returns The state the party is in now: `waiting` when it does not fit, as a whole.
 */
export async function replyToInvitation(db: Database, given: ReplyGiven): Promise<Outcome> {
  const [outcome] = await inCouncil(db, given.councilId, (tx) => takeReplies(tx, [given]))
  return outcome ?? refused('unknown')
}

/**
 * Record several answers of one council in one transaction, in the order given: each is weighed as if
 * those before it were written. At most one answer per invitation.
 *
 * @returns What became of each, in the same order.
 */
export async function takeReplies(tx: Database, givens: ReplyGiven[]): Promise<Outcome[]> {
  const [first] = givens
  if (!first) return []
  const { councilId } = first
  const locked = await lockForReplies(tx, {
    councilId,
    invitationIds: givens.map(({ invitationId }) => invitationId),
    now: first.now,
  })
  const ofGroups = givens.filter(({ channel }) => channel === 'group')
  const invitationIds = ofGroups.map(({ invitationId }) => invitationId)
  const allotted = await readAllotted(tx, { councilId, invitationIds })
  const noted = givens.map((given) => {
    const party = locked.get(given.invitationId)
    return party ? note(party, given, allotted.get(given.invitationId)) : refused('unknown')
  })
  const taken = noted.flatMap((one) => (one.ok ? [one.value] : []))
  await writeTaken(tx, taken, first.now)
  return noted.map((one) => (one.ok ? done(outcomeOf(one.value)) : one))
}

/** An answer that counts, and whom it let move up. */
interface Taken {
  given: ReplyGiven
  party: Locked
  answer: Move
  turns: Move[]
}

function note(
  party: Locked,
  given: ReplyGiven,
  allotted: Allotted | undefined,
): Result<Taken, ReplyRefusal> {
  const no = whyNot(party, given, groupClosesAt(party.occurrence.repliesCloseAt, allotted))
  if (no) return refused(no)
  const { invitationId, reply, channel, override, now } = given
  const { ledger, offeredUntil } = party
  // Its time was over before this answer came: the party asks anew, at the end of the list.
  if (offeredUntil && offeredUntil <= now) noteLapse(ledger, invitationId)
  const answer = noteAnswer(ledger, {
    invitationId,
    channel,
    answer: reply.answer,
    people: reply.answer === 'yes' ? reply.comers.length : 0,
    outOfTurn: override?.outOfTurn ?? false,
  })
  if (!answer.ok) return answer
  return done({ given, party, answer: answer.value, turns: noteTurns(ledger) })
}

function whyNot(
  { invitation, occurrence, offeredUntil }: Locked,
  { reply, now, override }: ReplyGiven,
  closesAt: Date,
): ReplyRefusal | undefined {
  const isOffered = offeredUntil !== undefined && now < offeredUntil
  if (invitation.revokedAt) return 'revoked'
  if (occurrence.cancelledAt) return 'cancelled'
  if (occurrence.repliesOpenAt && now < occurrence.repliesOpenAt && !override) return 'not-open-yet'
  if (now >= closesAt && !override && !isOffered) return 'replies-closed'
  if (reply.answer === 'yes' && reply.comers.length === 0) return 'nobody-comes'
  if (reply.comers.length > invitation.peopleLimit) return 'too-many-people'
  return undefined
}

async function writeTaken(tx: Database, taken: Taken[], now: Date): Promise<void> {
  const answered = new Map(taken.map((one) => [one.given.invitationId, answeredBy(one)]))
  const ledgers = new Map(taken.map(({ party }) => [party.ledger, party.occurrence]))
  const rooms = [...ledgers].map(([ledger, occurrence]) => ({ ledger, occurrence }))
  const offers = await writeMoves(tx, rooms, { answered, now })
  for (const room of rooms) await tellOfTurns(tx, { ...room, offers, answered, now })
  await writeAttendances(
    tx,
    taken
      .filter(({ given }) => !given.keepsComers)
      .map(({ party, given }) => ({ ...party, reply: given.reply })),
  )
  await postReplyLetters(
    tx,
    taken.map(({ party, answer }) => ({
      party,
      revision: answer.after.revision,
      state: stateNow(party, answer),
      now,
    })),
  )
  await recordAudit(tx, ...taken.map(auditOf))
}

const answeredBy = ({ given, party }: Taken): Answered => ({
  actor: given.actor,
  peopleLimit: party.invitation.peopleLimit,
  message: given.reply.message ?? null,
  reason: given.override?.reason ?? null,
})

/** After everybody's turn: whoever joined the list and had its turn at once is confirmed already. */
const stateNow = ({ ledger }: Locked, { after }: Move): ReplyState =>
  ledger.stands.get(after.invitationId)?.state ?? after.state

function auditOf({ given, party, answer: { after } }: Taken) {
  return {
    councilId: given.councilId,
    actor: given.actor,
    action: given.override ? 'reply.overridden' : 'reply.changed',
    subjectId: given.invitationId,
    detail: {
      answer: after.answer,
      state: stateNow(party, { after, before: null, cause: 'answer' }),
      people: after.people,
      revision: after.revision,
    },
    now: given.now,
  }
}

const outcomeOf = ({ given, party, answer, turns }: Taken): ReplyTaken => ({
  state: stateNow(party, answer),
  people: answer.after.people,
  promoted: turns.filter(({ after }) => after.invitationId !== given.invitationId).length,
})
