import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { inboundMessage, invitation, party, person, reply } from '#db/schema/index.ts'
import { instantOf } from '../calendar/read-time.ts'
import type { CalendarAnswer } from '../calendar/read-answer.ts'
import { lockOccurrence, type OccurrenceRow } from '../invitations/lock-occurrence.server.ts'
import { answerFor } from './answer-for-calendar.server.ts'
import type { TakenHere } from './inbound.ts'
import { noteInbound, settleInbound } from './inbound-row.server.ts'
import { judgeAnswer, type Asked } from './judge-answer.ts'
import type { InboundHead } from './read-inbound.server.ts'

/**
 * Take what a guest's calendar answers, in the transaction of the council whose entry it is.
 *
 * @returns Undefined when no invitation of this council has this entry.
 */
export async function takeCalendarAnswer(
  tx: Database,
  {
    councilId,
    message: { head, answer },
    now,
  }: { councilId: string; message: { head: InboundHead; answer: CalendarAnswer }; now: Date },
): Promise<TakenHere> {
  const invited = await lockEntry(tx, councilId, answer.uid)
  if (!invited) return undefined
  const { id: invitationId } = invited.invitation
  const kind = answer.method === 'COUNTER' ? ('counter' as const) : ('reply' as const)
  // A clock that is ahead must not make an answer the last one for ever.
  const pressedAt = new Date(Math.min(answer.stampedAt?.getTime() ?? now.getTime(), now.getTime()))
  const id = await noteInbound(tx, {
    councilId,
    messageId: head.messageId,
    kind,
    invitationId,
    letterId: head.letterIds[0] ?? null,
    answer: answer.answer ?? null,
    sequence: answer.sequence,
    answeredAt: pressedAt,
    proposedAt: (kind === 'counter' && instantOf(answer.startsAt)) || null,
    sender: answer.attendee || head.from,
    excerpt: answer.comment || null,
    at: now,
  })
  if (!id) return { kind, outcome: 'repeated' }
  const asked = await readAsked(tx, councilId, invited)
  const judged = judgeAnswer(answer, head, asked, { pressedAt, now })
  const settled =
    judged.verdict === 'apply'
      ? await answerFor(tx, {
          councilId,
          invitationId,
          answer: judged.answer,
          comment: answer.comment,
          channel: 'calendar',
          now,
        })
      : { decision: judged.verdict, reason: judged.reason }
  await settleInbound(tx, { councilId, id, invitationId, now, ...settled })
  return { kind, outcome: settled.decision }
}

interface Entry {
  invitation: typeof invitation.$inferSelect
  occurrence: OccurrenceRow
}

/** The invitation that an entry was made for, its date locked: answers to one date come one after the other. */
async function lockEntry(tx: Database, councilId: string, uid: string): Promise<Entry | undefined> {
  const ofUid = and(eq(invitation.councilId, councilId), eq(invitation.calendarUid, uid))
  const [found] = await tx.select().from(invitation).where(ofUid)
  if (!found) return undefined
  const { occurrenceId } = found
  const occurrence = await lockOccurrence(tx, { councilId, occurrenceId })
  const [now] = await tx.select().from(invitation).where(ofUid)
  return occurrence && now ? { invitation: now, occurrence } : undefined
}

async function readAsked(
  tx: Database,
  councilId: string,
  { invitation: invited, occurrence }: Entry,
): Promise<Asked> {
  const [row] = await tx
    .select({ email: person.email, reply })
    .from(party)
    .leftJoin(person, and(eq(person.councilId, party.councilId), eq(person.id, party.contactId)))
    .leftJoin(reply, and(eq(reply.councilId, councilId), eq(reply.invitationId, invited.id)))
    .where(and(eq(party.councilId, councilId), eq(party.id, invited.partyId)))
  const [last] = await tx
    .select({ pressedAt: inboundMessage.answeredAt })
    .from(inboundMessage)
    .where(
      and(
        eq(inboundMessage.councilId, councilId),
        eq(inboundMessage.invitationId, invited.id),
        eq(inboundMessage.kind, 'reply'),
        inArray(inboundMessage.decision, ['applied', 'asked']),
      ),
    )
    .orderBy(desc(inboundMessage.answeredAt))
    .limit(1)
  const before = row?.reply
  return {
    email: row?.email ?? null,
    sequence: invited.calendarSequence,
    startsAt: occurrence.startsAt,
    endsAt: occurrence.endsAt,
    timeZone: occurrence.timeZone,
    isRevoked: invited.revokedAt !== null,
    isCancelled: occurrence.cancelledAt !== null,
    before: before ? { ...before, byCalendar: before.channel === 'calendar' } : undefined,
    lastPressedAt: last?.pressedAt ?? undefined,
  }
}
