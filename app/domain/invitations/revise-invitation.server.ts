import { and, eq, isNull, ne, notInArray } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { invitation, letter, link, occurrence } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { unsendInvitations } from '../mail/unsend.server.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { lockForReply, type Locked } from './lock-occurrence.server.ts'
import { tellOfTurns } from './promote.server.ts'
import { releaseAllocation } from './write-allocations.server.ts'
import type { Reply } from './reply.ts'
import { noteAnswer, noteTurns } from './room-ledger.ts'
import {
  howWithdrawingIsTold,
  tellOfWithdrawing,
  type WithdrawingTold,
} from './tell-of-withdrawing.server.ts'
import { writeAttendances } from './write-attendance.server.ts'
import { moveCalendarOn, writeMoves, type Answered } from './write-moves.server.ts'

interface Revised {
  councilId: string
  invitationId: string
  actor: Actor
  now: Date
}

/**
 * Change how many people an invitation is for.
 *
 * @param peopleLimit 1 to 50, of a host's group 1 to 300.
 * @returns `more-are-coming` when the family has answered with more people than that.
 */
export async function changePeopleLimit(
  db: Database,
  { councilId, invitationId, actor, peopleLimit, now }: Revised & { peopleLimit: number },
): Promise<Result<undefined, 'unknown' | 'more-are-coming'>> {
  return inCouncil(db, councilId, async (tx) => {
    const locked = await lockForReply(tx, { councilId, invitationId, now })
    if (!locked) return refused('unknown')
    const { invitation: invited, before } = locked
    if ((before?.people ?? 0) > peopleLimit) return refused('more-are-coming')
    if (invited.peopleLimit === peopleLimit) return done()
    await tx
      .update(invitation)
      .set({ peopleLimit })
      .where(and(eq(invitation.councilId, councilId), eq(invitation.id, invitationId)))
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'guests.limit-changed',
      subjectId: invitationId,
      detail: { from: invited.peopleLimit, to: peopleLimit },
      now,
    })
    return done()
  })
}

const NOT_COMING: Reply = { answer: 'no', comers: [], needs: [] }

/**
 * Withdraw an invitation: its places are free for those who wait, its letters that have not gone out
 * stay here, and its link says that it is over once the party is invited to nothing else of the event.
 * A party that knows of it is told, and its calendar entry taken away, under a number that has moved on.
 *
 * @param isTold False where they asked for it themselves: nobody is written to.
 * @returns How many waiting parties got a place, and how the party is told.
 */
export async function revokeInvitation(
  db: Database,
  {
    councilId,
    invitationId,
    actor,
    reason,
    isTold = true,
    now,
  }: Revised & { reason: string; isTold?: boolean },
): Promise<Result<{ promoted: number; told: WithdrawingTold }, 'unknown' | 'revoked'>> {
  return inCouncil(db, councilId, async (tx) => {
    const locked = await lockForReply(tx, { councilId, invitationId, now })
    if (!locked) return refused('unknown')
    const { invitation: invited, before } = locked
    if (invited.revokedAt) return refused('revoked')
    const told = isTold ? await howWithdrawingIsTold(tx, locked) : 'nobody'
    const promoted = await giveBack(tx, locked, { actor, reason, now })
    await tx
      .update(invitation)
      .set({ revokedAt: now })
      .where(and(eq(invitation.councilId, councilId), eq(invitation.id, invitationId)))
    const stay = await tx
      .update(letter)
      .set({ state: 'cancelled' })
      .where(
        and(
          eq(letter.councilId, councilId),
          eq(letter.subjectId, invitationId),
          notInArray(letter.state, ['sending', 'sent', 'kept', 'bounced', 'failed', 'handed_over']),
        ),
      )
      .returning()
    await unsendInvitations(tx, councilId, stay)
    await tellOfWithdrawing(tx, locked, { told, now })
    await closeLink(tx, locked, now)
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'guests.revoked',
      subjectId: invitationId,
      detail: { state: before?.state ?? null, people: before?.people ?? 0, told },
      now,
    })
    return done({ promoted, told })
  })
}

/** Take the answer and the allocation back, let others move up, and move the calendar's number on. */
async function giveBack(
  tx: Database,
  locked: Locked,
  { actor, reason, now }: { actor: Actor; reason: string; now: Date },
): Promise<number> {
  const { invitation: invited, occurrence: room, ledger, before } = locked
  await releaseAllocation(tx, {
    councilId: invited.councilId,
    invitationId: invited.id,
    ledger,
    now,
  })
  const answered = new Map<string, Answered>()
  if (before && before.answer !== 'no') {
    const no = { answer: 'no' as const, people: 0, channel: 'override' as const }
    noteAnswer(ledger, { invitationId: invited.id, ...no })
    answered.set(invited.id, { actor, reason, peopleLimit: invited.peopleLimit, message: null })
    await writeAttendances(tx, [{ ...locked, reply: NOT_COMING }])
  } else {
    await moveCalendarOn(tx, invited.councilId, [invited.id])
  }
  const turns = noteTurns(ledger)
  const offers = await writeMoves(tx, [{ occurrence: room, ledger }], { answered, now })
  await tellOfTurns(tx, { occurrence: room, ledger, offers, answered, now })
  return turns.length
}

/** A link belongs to party and event: it stays open as long as one other date of the event does. */
async function closeLink(
  tx: Database,
  { invitation: invited, occurrence: room }: Locked,
  now: Date,
): Promise<void> {
  const { councilId, partyId } = invited
  const [other] = await tx
    .select({ id: invitation.id })
    .from(invitation)
    .innerJoin(
      occurrence,
      and(
        eq(occurrence.councilId, invitation.councilId),
        eq(occurrence.id, invitation.occurrenceId),
      ),
    )
    .where(
      and(
        eq(invitation.councilId, councilId),
        eq(invitation.partyId, partyId),
        eq(occurrence.eventId, room.eventId),
        isNull(invitation.revokedAt),
        ne(invitation.id, invited.id),
      ),
    )
    .limit(1)
  if (other) return
  await tx
    .update(link)
    .set({ revokedAt: now })
    .where(
      and(
        eq(link.councilId, councilId),
        eq(link.partyId, partyId),
        eq(link.eventId, room.eventId),
        isNull(link.revokedAt),
      ),
    )
}
