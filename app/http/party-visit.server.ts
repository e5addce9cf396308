import type { Permission } from '#app/domain/access/permissions.ts'
import { rowId } from '#app/domain/ids.ts'
import { findPartyAtEvent } from '#app/domain/invitations/find-party.server.ts'
import type { PartyAtEvent } from '#app/domain/invitations/party-at-event.ts'
import { notFound } from './answer.server.ts'
import { eventVisit, type EventVisit } from './event-visit.server.ts'
import type { Asked } from './visit.server.ts'

export interface PartyVisit extends EventVisit {
  party: PartyAtEvent
  /** Council, occurrence, invitation, actor and now: what its use-cases take. */
  scope: {
    councilId: string
    occurrenceId: string
    invitationId: string
    actor: EventVisit['actor']
    now: Date
  }
}

/**
 * Let an officer in to one party of one date of an event.
 *
 * @throws As `eventVisit`; 404 for an invitation of another date, event or council.
 */
export async function partyVisit(
  asked: Asked & { params: { eventId?: string | undefined; invitationId?: string | undefined } },
  permission: Permission,
): Promise<PartyVisit> {
  const here = await eventVisit(asked, permission)
  const id = rowId.safeParse(asked.params.invitationId)
  if (!id.success) throw notFound()
  const scope = {
    councilId: here.council.id,
    occurrenceId: here.occurrence.id,
    invitationId: id.data,
    actor: here.actor,
    now: here.now,
  }
  const party = await findPartyAtEvent(here.db, { ...scope, address: here.address })
  if (!party) throw notFound()
  return Object.assign(here, { party, scope })
}
