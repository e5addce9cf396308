import { inCouncil, type Database } from '#db/client.server.ts'
import { placeFor, type Standing } from '../events/places.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { lockForReply, type Locked } from './lock-occurrence.server.ts'
import { promoteWaiting } from './promote.server.ts'
import type { ReplyGiven, ReplyRefusal, ReplyState } from './reply.ts'
import { postReplyLetter } from './reply-letters.server.ts'
import { writeAttendance, writeReply } from './write-reply.server.ts'

export interface ReplyTaken {
  state: ReplyState
  people: number
  /** Other parties that got the freed places. */
  promoted: number
}

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
export async function replyToInvitation(
  db: Database,
  given: ReplyGiven,
): Promise<Result<ReplyTaken, ReplyRefusal>> {
  return inCouncil(db, given.councilId, async (tx) => {
    const locked = await lockForReply(tx, given)
    if (!locked) return refused('unknown')
    const no = whyNot(locked, given)
    if (no) return refused(no)
    return takeReply(tx, locked, given)
  })
}

function whyNot(
  { invitation, occurrence }: Locked,
  { reply, now, override }: ReplyGiven,
): ReplyRefusal | undefined {
  if (invitation.revokedAt) return 'revoked'
  if (occurrence.cancelledAt) return 'cancelled'
  if (occurrence.repliesOpenAt && now < occurrence.repliesOpenAt && !override) return 'not-open-yet'
  if (now >= occurrence.repliesCloseAt && !override) return 'replies-closed'
  if (reply.answer === 'yes' && reply.comers.length === 0) return 'nobody-comes'
  if (reply.comers.length > invitation.peopleLimit) return 'too-many-people'
  return undefined
}

async function takeReply(
  tx: Database,
  locked: Locked,
  given: ReplyGiven,
): Promise<Result<ReplyTaken, ReplyRefusal>> {
  const { reply, now, override } = given
  const { occurrence, invitation, before } = locked
  const people = reply.answer === 'yes' ? reply.comers.length : 0
  const placing = placeFor(
    occurrence,
    before && standing(before),
    { answer: reply.answer, people },
    { outOfTurn: override?.outOfTurn ?? false },
  )
  if (!placing.ok) return placing
  const revision = await writeReply(tx, locked, given, placing.value)
  await writeAttendance(tx, locked, reply)
  const promoted =
    now < occurrence.repliesCloseAt
      ? await promoteWaiting(tx, {
          councilId: given.councilId,
          occurrenceId: occurrence.id,
          now,
          silentFor: invitation.id,
        })
      : []
  const state = promoted.includes(invitation.id) ? 'confirmed' : placing.value.state
  await postReplyLetter(tx, locked, { revision, state, now })
  await recordAudit(tx, {
    councilId: given.councilId,
    actor: given.actor,
    action: override ? 'reply.overridden' : 'reply.changed',
    subjectId: invitation.id,
    detail: { answer: reply.answer, state, people, revision },
    now,
  })
  return done({ state, people, promoted: promoted.filter((id) => id !== invitation.id).length })
}

const standing = ({ state, people, waitingNumber }: Standing): Standing => ({
  state,
  people,
  waitingNumber,
})
