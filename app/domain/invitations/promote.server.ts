import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import {
  council,
  invitation,
  occurrence,
  party,
  person,
  reply,
  replyChange,
} from '#db/schema/index.ts'
import { actorLabel } from '../actor.ts'
import { freePlaces, promotable } from '../events/places.ts'
import { postLetters } from '../mail/outbox.server.ts'
import { recordAudit } from '../records/audit.server.ts'
import { moveCalendarOn } from './write-reply.server.ts'

const WORKER = { kind: 'system', name: 'worker' } as const

/**
 * Give free places to the waiting parties, in order, and write to those who get one. Call it with the
 * occurrence locked, in the transaction that freed the places.
 *
 * @param silentFor The invitation whose own answer is being taken: its letter says it already.
 * @returns The ids of the invitations that are confirmed now.
 */
export async function promoteWaiting(
  tx: Database,
  {
    councilId,
    occurrenceId,
    now,
    silentFor,
  }: { councilId: string; occurrenceId: string; now: Date; silentFor?: string },
): Promise<string[]> {
  const [room] = await tx
    .select()
    .from(occurrence)
    .where(and(eq(occurrence.councilId, councilId), eq(occurrence.id, occurrenceId)))
  if (!room || room.cancelledAt || room.waitingParties === 0) return []
  const free = freePlaces(room)
  if (free < 1) return []
  const waiting = await readWaiting(
    tx,
    councilId,
    occurrenceId,
    Math.min(free, room.waitingParties),
  )
  const lucky = waiting.slice(
    0,
    promotable(
      free,
      waiting.map((row) => row.reply),
    ),
  )
  if (lucky.length === 0) return []
  await confirm(tx, councilId, lucky, now)
  await postLetters(
    tx,
    lucky
      .filter((row) => row.invitation.id !== silentFor)
      .map((row) => ({
        councilId,
        purpose: 'place_confirmed',
        subjectId: row.invitation.id,
        occasion: String(row.reply.revision + 1),
        eventId: room.eventId,
        occurrenceId,
        partyId: row.party.id,
        address: row.person?.emailState === 'fine' ? row.person.email : null,
        language: row.party.language,
        sender: row.sender,
        now,
      })),
  )
  return lucky.map((row) => row.invitation.id)
}

/** The front of the waiting list: at most as many parties as there are free places can move up. */
function readWaiting(tx: Database, councilId: string, occurrenceId: string, atMost: number) {
  return tx
    .select({ reply, invitation, party, person, sender: council.mailFromAddress })
    .from(reply)
    .innerJoin(
      invitation,
      and(eq(invitation.councilId, reply.councilId), eq(invitation.id, reply.invitationId)),
    )
    .innerJoin(
      party,
      and(eq(party.councilId, invitation.councilId), eq(party.id, invitation.partyId)),
    )
    .innerJoin(council, eq(council.id, reply.councilId))
    .leftJoin(person, and(eq(person.councilId, party.councilId), eq(person.id, party.contactId)))
    .where(
      and(
        eq(reply.councilId, councilId),
        eq(reply.occurrenceId, occurrenceId),
        eq(reply.state, 'waiting'),
      ),
    )
    .orderBy(asc(reply.waitingNumber))
    .limit(atMost)
}

type Waiting = Awaited<ReturnType<typeof readWaiting>>[number]

async function confirm(
  tx: Database,
  councilId: string,
  lucky: Waiting[],
  now: Date,
): Promise<void> {
  for (const row of lucky) {
    await tx
      .update(reply)
      .set({ state: 'confirmed', waitingNumber: null, revision: row.reply.revision + 1 })
      .where(and(eq(reply.councilId, councilId), inArray(reply.invitationId, [row.invitation.id])))
  }
  await tx.insert(replyChange).values(
    lucky.map((row) => ({
      councilId,
      invitationId: row.invitation.id,
      revision: row.reply.revision + 1,
      before: { answer: row.reply.answer, state: row.reply.state, people: row.reply.people },
      after: { answer: row.reply.answer, state: 'confirmed' as const, people: row.reply.people },
      channel: row.reply.channel,
      actor: actorLabel(WORKER),
      at: now,
    })),
  )
  await moveCalendarOn(
    tx,
    councilId,
    lucky.map((row) => row.invitation),
  )
  await recordAudit(
    tx,
    ...lucky.map((row) => ({
      councilId,
      actor: WORKER,
      action: 'reply.promoted',
      subjectId: row.invitation.id,
      detail: { people: row.reply.people },
      now,
    })),
  )
}
