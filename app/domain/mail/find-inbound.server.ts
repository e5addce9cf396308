import { and, asc, eq, isNotNull } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { event, inboundMessage, invitation, occurrence, party, person } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import type { EventKind } from '../events/kinds.ts'
import type { Answer } from '../invitations/reply.ts'
import { recordAudit } from '../records/audit.server.ts'
import type { InboundKind, InboundReason } from './inbound.ts'

/** A message that waits for somebody, with what is needed to decide about it. */
export interface WaitingMessage {
  id: string
  kind: InboundKind
  reason: InboundReason
  /** What the calendar said; null for a letter and for one that came back. */
  answer: Answer | null
  /** Of a counter-proposal. */
  proposedAt: Date | null
  sender: string | null
  excerpt: string | null
  at: Date
  /** Null for a letter that was to no guest. */
  about: {
    invitationId: string
    eventId: string
    occurrenceId: string
    title: string
    kind: EventKind
    startsAt: Date
    timeZone: string
    label: string
    nativeName: string | null
    /** Where letters to the party go. */
    email: string | null
    /** A bare yes says nothing of how many come. */
    isForMore: boolean
  } | null
}

/** A page shows so many; the rest comes when they are decided. */
const MOST_SHOWN = 100

const waits = (councilId: string) =>
  and(
    eq(inboundMessage.councilId, councilId),
    eq(inboundMessage.decision, 'review'),
    isNotNull(inboundMessage.reason),
  )

/** The messages that wait for an officer, the oldest first, with a line in the record of views. */
export async function findWaitingMessages(
  db: Database,
  {
    councilId,
    actor,
    address,
    now,
  }: { councilId: string; actor: Actor; address: string; now: Date },
): Promise<{ messages: WaitingMessage[]; all: number }> {
  return inCouncil(db, councilId, async (tx) => {
    const rows = await tx
      .select({ message: inboundMessage, invitation, occurrence, event, party, person })
      .from(inboundMessage)
      .leftJoin(
        invitation,
        and(eq(invitation.councilId, councilId), eq(invitation.id, inboundMessage.invitationId)),
      )
      .leftJoin(
        occurrence,
        and(eq(occurrence.councilId, councilId), eq(occurrence.id, invitation.occurrenceId)),
      )
      .leftJoin(event, and(eq(event.councilId, councilId), eq(event.id, occurrence.eventId)))
      .leftJoin(party, and(eq(party.councilId, councilId), eq(party.id, invitation.partyId)))
      .leftJoin(person, and(eq(person.councilId, councilId), eq(person.id, party.contactId)))
      .where(waits(councilId))
      .orderBy(asc(inboundMessage.at), asc(inboundMessage.id))
      .limit(MOST_SHOWN)
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'mail-in.viewed',
      address,
      detail: { messages: rows.length },
      now,
    })
    return { messages: rows.flatMap(messageOf), all: await countWaitingMessages(tx, councilId) }
  })
}

/** How many messages wait for an officer. */
export const countWaitingMessages = (tx: Database, councilId: string): Promise<number> =>
  tx.$count(inboundMessage, waits(councilId))

interface Row {
  message: typeof inboundMessage.$inferSelect
  invitation: typeof invitation.$inferSelect | null
  occurrence: typeof occurrence.$inferSelect | null
  event: typeof event.$inferSelect | null
  party: typeof party.$inferSelect | null
  person: typeof person.$inferSelect | null
}

function messageOf({
  message,
  invitation: invited,
  occurrence: date,
  event: held,
  party: who,
  person: contact,
}: Row): WaitingMessage[] {
  const { id, kind, reason, answer, proposedAt, sender, excerpt, at } = message
  if (!reason) return []
  const about =
    invited && date && held && who
      ? {
          invitationId: invited.id,
          eventId: held.id,
          occurrenceId: date.id,
          title: held.title,
          kind: held.kind,
          startsAt: date.startsAt,
          timeZone: date.timeZone,
          label: who.label,
          nativeName: contact?.nativeName ?? null,
          email: contact?.email ?? null,
          isForMore: invited.peopleLimit > 1 || who.kind === 'group',
        }
      : null
  return [{ id, kind, reason, answer, proposedAt, sender, excerpt, at, about }]
}
