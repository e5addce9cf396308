import { and, asc, eq } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { attendee, invitation, reply } from '#db/schema/index.ts'
import { refused, type Result } from '../result.ts'
import type { ReplyGiven, ReplyRefusal } from './reply.ts'
import { replyToInvitation, type ReplyTaken } from './reply.server.ts'

type Answering = Pick<
  ReplyGiven,
  'councilId' | 'invitationId' | 'actor' | 'channel' | 'now' | 'override'
>

/**
 * Say yes or no for those who answered before, without asking again who they are: take the places that
 * are offered, leave them to others, or come off the waiting list out of turn.
 *
 * @returns `offer-over` when nothing is offered any more; the party's answer stands as it is.
 */
export async function answerAsBefore(
  db: Database,
  { takes, ...given }: Answering & { takes: boolean },
): Promise<Result<ReplyTaken, ReplyRefusal | 'offer-over'>> {
  const { councilId, invitationId } = given
  const before = await inCouncil(db, councilId, async (tx) => {
    const [row] = await tx
      .select({ state: reply.state, message: reply.message })
      .from(invitation)
      .innerJoin(reply, and(eq(reply.councilId, councilId), eq(reply.invitationId, invitation.id)))
      .where(and(eq(invitation.councilId, councilId), eq(invitation.id, invitationId)))
    const comers = await tx
      .select({ ageBand: attendee.ageBand })
      .from(attendee)
      .where(and(eq(attendee.councilId, councilId), eq(attendee.invitationId, invitationId)))
      .orderBy(asc(attendee.position))
    return row && { ...row, comers }
  })
  const mayAnswer =
    before?.state === 'offered' || (before?.state === 'waiting' && given.override?.outOfTurn)
  if (!before || !mayAnswer) return refused('offer-over')
  const message = before.message === null ? {} : { message: before.message }
  return replyToInvitation(db, {
    ...given,
    keepsComers: takes,
    reply: takes
      ? { answer: 'yes', comers: before.comers, needs: [], ...message }
      : { answer: 'no', comers: [], needs: [] },
  })
}
