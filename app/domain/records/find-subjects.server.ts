import { and, eq, inArray } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { account, event, invitation, occurrence, party } from '#db/schema/index.ts'

/** Where the thing that a line is about can be looked at, and what it is called now. */
export interface SubjectPage {
  href: string
  name: string
}

/**
 * The pages of whatever these ids are: events, their dates, invitations, accounts. What is gone, or has
 * no page, is absent. Four queries however many ids.
 */
export async function pagesOfSubjects(
  tx: Database,
  { councilId, ids }: { councilId: string; ids: string[] },
): Promise<Map<string, SubjectPage>> {
  const pages = new Map<string, SubjectPage>()
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return pages
  const events = await tx
    .select({ id: event.id, name: event.title })
    .from(event)
    .where(and(eq(event.councilId, councilId), inArray(event.id, wanted)))
  for (const { id, name } of events) pages.set(id, { href: `/desk/events/${id}`, name })
  const accounts = await tx
    .select({ id: account.id, name: account.name })
    .from(account)
    .where(and(eq(account.councilId, councilId), inArray(account.id, wanted)))
  for (const { id, name } of accounts)
    pages.set(id, { href: `/desk/settings/accounts/${id}`, name })
  const dates = await tx
    .select({ id: occurrence.id, eventId: event.id, name: event.title })
    .from(occurrence)
    .innerJoin(
      event,
      and(eq(event.councilId, occurrence.councilId), eq(event.id, occurrence.eventId)),
    )
    .where(and(eq(occurrence.councilId, councilId), inArray(occurrence.id, wanted)))
  for (const { id, eventId, name } of dates)
    pages.set(id, { href: `/desk/events/${eventId}?on=${id}`, name })
  const invitations = await tx
    .select({
      id: invitation.id,
      on: occurrence.id,
      eventId: occurrence.eventId,
      partyId: party.id,
      name: party.label,
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
      party,
      and(eq(party.councilId, invitation.councilId), eq(party.id, invitation.partyId)),
    )
    .where(and(eq(invitation.councilId, councilId), inArray(invitation.id, wanted)))
  for (const { id, on, eventId, partyId, name } of invitations)
    pages.set(id, { href: `/desk/events/${eventId}/guests/${partyId}?on=${on}`, name })
  return pages
}
