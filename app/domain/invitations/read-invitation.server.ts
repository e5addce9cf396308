import { and, asc, count, eq, inArray, lte, or } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Database } from '#db/client.server.ts'
import { attendee, eventPartner, need, organisation, reply } from '#db/schema/index.ts'
import type { InvitedDate } from './invitation-view.ts'

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
