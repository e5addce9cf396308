import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import {
  event,
  invitation,
  occurrence,
  offer,
  party,
  person,
  reply,
  room,
  venue,
} from '#db/schema/index.ts'

/**
 * Every date of an event that a party is invited to, earliest first, with what was answered. Of several
 * parties and events at once: whoever asks picks those of each.
 *
 * In three statements: PostgreSQL plans one of nine tables longer than it runs it, and would give an event's
 * texts once for each family.
 */
export async function readDates(
  tx: Database,
  councilId: string,
  of: readonly { eventId: string | null; partyId: string | null }[],
) {
  const eventIds = [...new Set(of.flatMap(({ eventId }) => eventId ?? []))]
  const partyIds = of.flatMap(({ partyId }) => partyId ?? [])
  if (eventIds.length === 0 || partyIds.length === 0) return []
  const invited = await readInvited(tx, councilId, { eventIds, partyIds })
  const dates = await readOccurrences(tx, councilId, [
    ...new Set(invited.map((row) => row.invitation.occurrenceId)),
  ])
  const replies = await readReplies(
    tx,
    councilId,
    invited.map((row) => row.invitation.id),
  )
  return invited
    .flatMap((row) => {
      const date = dates.get(row.invitation.occurrenceId)
      const { reply: answer = null, offeredUntil = null } = replies.get(row.invitation.id) ?? {}
      return date ? [{ ...row, ...date, reply: answer, offeredUntil }] : []
    })
    .toSorted(
      ({ occurrence: one }, { occurrence: other }) =>
        one.startsAt.getTime() - other.startsAt.getTime() || (one.id < other.id ? -1 : 1),
    )
}

export type DateRow = Awaited<ReturnType<typeof readDates>>[number]

function readInvited(
  tx: Database,
  councilId: string,
  { eventIds, partyIds }: { eventIds: string[]; partyIds: string[] },
) {
  const { id, occurrenceId, peopleLimit, revokedAt, calendarUid, calendarSequence } = invitation
  return tx
    .select({
      invitation: { id, occurrenceId, peopleLimit, revokedAt, calendarUid, calendarSequence },
      party: { id: party.id, label: party.label, language: party.language, kind: party.kind },
      person: { email: person.email, emailState: person.emailState },
    })
    .from(invitation)
    .innerJoin(
      occurrence,
      and(eq(occurrence.councilId, invitation.councilId), eq(occurrence.id, occurrenceId)),
    )
    .innerJoin(
      party,
      and(eq(party.councilId, invitation.councilId), eq(party.id, invitation.partyId)),
    )
    .leftJoin(person, and(eq(person.councilId, party.councilId), eq(person.id, party.contactId)))
    .where(
      and(
        eq(invitation.councilId, councilId),
        inArray(invitation.partyId, partyIds),
        inArray(occurrence.eventId, eventIds),
      ),
    )
}

async function readOccurrences(tx: Database, councilId: string, ids: string[]) {
  if (ids.length === 0) return new Map<string, never>()
  const rows = await tx
    .select({ occurrence, event, room, venue })
    .from(occurrence)
    .innerJoin(
      event,
      and(eq(event.councilId, occurrence.councilId), eq(event.id, occurrence.eventId)),
    )
    .leftJoin(room, and(eq(room.councilId, occurrence.councilId), eq(room.id, occurrence.roomId)))
    .leftJoin(venue, and(eq(venue.councilId, room.councilId), eq(venue.id, room.venueId)))
    .where(and(eq(occurrence.councilId, councilId), inArray(occurrence.id, ids)))
  return new Map(rows.map((row) => [row.occurrence.id, row]))
}

/** By invitation: the answer that stands, and until when places are held for it. */
export async function readReplies(tx: Database, councilId: string, invitationIds: string[]) {
  if (invitationIds.length === 0) return new Map<string, never>()
  const rows = await tx
    .select({ reply, offeredUntil: offer.expiresAt })
    .from(reply)
    .leftJoin(
      offer,
      and(
        eq(offer.councilId, reply.councilId),
        eq(offer.invitationId, reply.invitationId),
        isNull(offer.closedAt),
      ),
    )
    .where(and(eq(reply.councilId, councilId), inArray(reply.invitationId, invitationIds)))
  return new Map(rows.map((row) => [row.reply.invitationId, row]))
}
