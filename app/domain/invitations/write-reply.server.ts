import { and, eq } from 'drizzle-orm'
import { actorLabel } from '#app/domain/actor.ts'
import type { Database } from '#db/client.server.ts'
import { attendee, invitation, need, occurrence, reply, replyChange } from '#db/schema/index.ts'
import type { Placing } from '../events/places.ts'
import type { Locked } from './lock-occurrence.server.ts'
import type { Reply, ReplyGiven } from './reply.ts'

/**
 * Write the answer and its line in the history, and move the calendar entry on.
 *
 * @returns The answer's revision: the occasion of its letter.
 */
export async function writeReply(
  tx: Database,
  { occurrence: room, invitation: invited, before }: Locked,
  given: ReplyGiven,
  placing: Placing,
): Promise<number> {
  const { councilId, actor, channel, reply: answer, now, override } = given
  const people = answer.answer === 'yes' ? answer.comers.length : 0
  const revision = (before?.revision ?? 0) + 1
  const waitingNumber = await waitingNumberFor(tx, room, before?.waitingNumber ?? null, placing)
  const values = {
    councilId,
    invitationId: invited.id,
    occurrenceId: room.id,
    peopleLimit: invited.peopleLimit,
    answer: answer.answer,
    state: placing.state,
    people,
    waitingNumber,
    channel,
    message: answer.message ?? null,
    answeredAt: now,
    revision,
  }
  if (before) {
    await tx
      .update(reply)
      .set(values)
      .where(and(eq(reply.councilId, councilId), eq(reply.invitationId, invited.id)))
  } else {
    await tx.insert(reply).values(values)
  }
  await tx.insert(replyChange).values({
    councilId,
    invitationId: invited.id,
    revision,
    before: before ? { answer: before.answer, state: before.state, people: before.people } : null,
    after: { answer: answer.answer, state: placing.state, people },
    channel,
    actor: actorLabel(actor),
    reason: override?.reason ?? null,
    at: now,
  })
  await moveCalendarOn(tx, councilId, [invited])
  return revision
}

/** The party's place in the waiting list: the one it has, the next one, or none. */
async function waitingNumberFor(
  tx: Database,
  room: Locked['occurrence'],
  had: number | null,
  placing: Placing,
): Promise<number | null> {
  if (placing.queue === 'none') return null
  if (placing.queue === 'keep') return had
  const next = room.lastWaitingNumber + 1
  await tx
    .update(occurrence)
    .set({ lastWaitingNumber: next })
    .where(and(eq(occurrence.councilId, room.councilId), eq(occurrence.id, room.id)))
  return next
}

/** The guest's calendar takes a change only under a higher number than the last. */
export async function moveCalendarOn(
  tx: Database,
  councilId: string,
  invitations: Array<{ id: string; calendarSequence: number }>,
): Promise<void> {
  for (const { id, calendarSequence } of invitations) {
    await tx
      .update(invitation)
      .set({ calendarSequence: calendarSequence + 1 })
      .where(and(eq(invitation.councilId, councilId), eq(invitation.id, id)))
  }
}

/** Who comes and what they need, written anew: the last answer counts, whole. */
export async function writeAttendance(
  tx: Database,
  { occurrence: room, invitation: invited }: Locked,
  answer: Reply,
): Promise<void> {
  const { councilId, id: invitationId } = invited
  await tx
    .delete(attendee)
    .where(and(eq(attendee.councilId, councilId), eq(attendee.invitationId, invitationId)))
  await tx
    .delete(need)
    .where(and(eq(need.councilId, councilId), eq(need.invitationId, invitationId)))
  if (answer.answer === 'no') return
  const common = { councilId, occurrenceId: room.id, invitationId }
  if (answer.comers.length > 0) {
    await tx.insert(attendee).values(
      answer.comers.map(({ ageBand, name }, position) => ({
        ...common,
        position,
        ageBand,
        name: name ?? null,
      })),
    )
  }
  if (answer.needs.length > 0) {
    await tx
      .insert(need)
      .values(answer.needs.map(({ kind, detail }) => ({ ...common, kind, detail: detail ?? null })))
  }
}
