import { and, asc, eq, gt, inArray, isNull, ne } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { invitation, occurrence, reply } from '#db/schema/index.ts'

/**
 * Invitations of some parties to other dates of an event, of which nobody has told them and which they can
 * answer: one letter tells a party all of its dates. Its link opens all of them as it is.
 *
 * @returns Ids by party, the earliest date first.
 */
export async function otherDates(
  tx: Database,
  {
    councilId,
    eventId,
    occurrenceId,
    partyIds,
    now,
  }: { councilId: string; eventId: string; occurrenceId: string; partyIds: string[]; now: Date },
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  if (partyIds.length === 0) return found
  const rows = await tx
    .select({ id: invitation.id, partyId: invitation.partyId })
    .from(invitation)
    .innerJoin(
      occurrence,
      and(
        eq(occurrence.councilId, invitation.councilId),
        eq(occurrence.id, invitation.occurrenceId),
      ),
    )
    .leftJoin(
      reply,
      and(eq(reply.councilId, invitation.councilId), eq(reply.invitationId, invitation.id)),
    )
    .where(
      and(
        eq(invitation.councilId, councilId),
        inArray(invitation.partyId, partyIds),
        eq(occurrence.eventId, eventId),
        ne(occurrence.id, occurrenceId),
        isNull(occurrence.cancelledAt),
        gt(occurrence.repliesCloseAt, now),
        isNull(invitation.sentAt),
        isNull(invitation.revokedAt),
        isNull(reply.invitationId),
      ),
    )
    .orderBy(asc(occurrence.startsAt), asc(invitation.id))
  for (const { id, partyId } of rows) found.set(partyId, [...(found.get(partyId) ?? []), id])
  return found
}
