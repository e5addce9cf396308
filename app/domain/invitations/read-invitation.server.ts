import { and, asc, count, eq, inArray, isNull, lte, or } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Database } from '#db/client.server.ts'
import {
  attendee,
  event,
  eventPartner,
  invitation,
  need,
  occurrence,
  offer,
  organisation,
  party,
  person,
  reply,
  room,
  venue,
} from '#db/schema/index.ts'
import type { InvitedDate } from './invitation-view.ts'

/**
 * Every date of an event that a party is invited to, earliest first, with what was answered. Of several
 * parties and events at once, in one query: whoever asks picks those of each.
 */
export function readDates(
  tx: Database,
  councilId: string,
  of: readonly { eventId: string | null; partyId: string | null }[],
) {
  const eventIds = [...new Set(of.flatMap(({ eventId }) => eventId ?? []))]
  const partyIds = of.flatMap(({ partyId }) => partyId ?? [])
  return tx
    .select({
      event,
      party,
      person,
      invitation,
      occurrence,
      reply,
      room,
      venue,
      offeredUntil: offer.expiresAt,
    })
    .from(invitation)
    .innerJoin(
      occurrence,
      and(
        eq(occurrence.councilId, invitation.councilId),
        eq(occurrence.id, invitation.occurrenceId),
      ),
    )
    .innerJoin(
      event,
      and(eq(event.councilId, occurrence.councilId), eq(event.id, occurrence.eventId)),
    )
    .innerJoin(
      party,
      and(eq(party.councilId, invitation.councilId), eq(party.id, invitation.partyId)),
    )
    .leftJoin(person, and(eq(person.councilId, party.councilId), eq(person.id, party.contactId)))
    .leftJoin(
      reply,
      and(eq(reply.councilId, invitation.councilId), eq(reply.invitationId, invitation.id)),
    )
    .leftJoin(
      offer,
      and(
        eq(offer.councilId, invitation.councilId),
        eq(offer.invitationId, invitation.id),
        isNull(offer.closedAt),
      ),
    )
    .leftJoin(room, and(eq(room.councilId, occurrence.councilId), eq(room.id, occurrence.roomId)))
    .leftJoin(venue, and(eq(venue.councilId, room.councilId), eq(venue.id, room.venueId)))
    .where(
      and(
        eq(invitation.councilId, councilId),
        inArray(invitation.partyId, partyIds),
        inArray(event.id, eventIds),
      ),
    )
    .orderBy(asc(occurrence.startsAt), asc(occurrence.id))
}

export type DateRow = Awaited<ReturnType<typeof readDates>>[number]
export type Details = Awaited<ReturnType<typeof readDetails>>

/** Who comes and what they need, for some invitations; nothing is asked for none. */
export async function readDetails(tx: Database, councilId: string, invitationIds: string[]) {
  if (invitationIds.length === 0) return { attendees: [], needs: [] }
  const attendees = await tx
    .select()
    .from(attendee)
    .where(and(eq(attendee.councilId, councilId), inArray(attendee.invitationId, invitationIds)))
    .orderBy(asc(attendee.position))
  const needs = await tx
    .select()
    .from(need)
    .where(
      and(
        eq(need.councilId, councilId),
        or(
          inArray(need.invitationId, invitationIds),
          inArray(
            need.attendeeId,
            attendees.map(({ id }) => id),
          ),
        ),
      ),
    )
    .orderBy(asc(need.id))
  return { attendees, needs }
}

/** The needs of an answer, each once, with the places of those whose it is. */
export function needsOf(
  invitationId: string,
  mine: Details['attendees'],
  needs: Details['needs'],
): NonNullable<InvitedDate['reply']>['needs'] {
  const at = new Map(mine.map(({ id }, position) => [id, position]))
  const told = needs.filter(
    (one) => one.invitationId === invitationId || at.has(one.attendeeId ?? ''),
  )
  return [...Map.groupBy(told, ({ kind, detail }) => `${kind} ${detail ?? ''}`).values()].flatMap(
    (rows) => {
      const [first] = rows
      const who = rows.flatMap(({ attendeeId }) => at.get(attendeeId ?? '') ?? [])
      return first
        ? [
            {
              kind: first.kind,
              detail: first.detail,
              who: who.toSorted((one, other) => one - other),
            },
          ]
        : []
    },
  )
}

/** Which number each of some waiting parties is in its date's list, from 1; nothing is asked for none. */
export async function readPositions(
  tx: Database,
  councilId: string,
  invitationIds: string[],
): Promise<Map<string, number>> {
  if (invitationIds.length === 0) return new Map()
  const before = alias(reply, 'before')
  const rows = await tx
    .select({ id: reply.invitationId, position: count() })
    .from(reply)
    .innerJoin(
      before,
      and(
        eq(before.councilId, reply.councilId),
        eq(before.occurrenceId, reply.occurrenceId),
        eq(before.state, 'waiting'),
        lte(before.waitingNumber, reply.waitingNumber),
      ),
    )
    .where(
      and(
        eq(reply.councilId, councilId),
        inArray(reply.invitationId, invitationIds),
        eq(reply.state, 'waiting'),
      ),
    )
    .groupBy(reply.invitationId)
  return new Map(rows.map(({ id, position }) => [id, position]))
}

/** Organisations that invite with the council; coded where the name must not stand. */
export async function readHosts(
  tx: Database,
  councilId: string,
  eventId: string,
): Promise<string[]> {
  const rows = await tx
    .select({ name: organisation.name, codedName: organisation.codedName })
    .from(eventPartner)
    .innerJoin(
      organisation,
      and(
        eq(organisation.councilId, eventPartner.councilId),
        eq(organisation.id, eventPartner.organisationId),
      ),
    )
    .where(
      and(
        eq(eventPartner.councilId, councilId),
        eq(eventPartner.eventId, eventId),
        inArray(eventPartner.role, ['host', 'co_host']),
      ),
    )
    .orderBy(asc(organisation.name))
  return rows.map((row) => row.codedName ?? row.name)
}
