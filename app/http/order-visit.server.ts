import type { Permission } from '#app/domain/access/permissions.ts'
import { notFound } from './answer.server.ts'
import { eventVisit, type EventVisit } from './event-visit.server.ts'
import type { Asked } from './visit.server.ts'

/** An event's workspace with what use-cases of its running order take. */
export interface OrderVisit extends EventVisit {
  scope: {
    councilId: string
    occurrenceId: string
    actor: EventVisit['actor']
    now: Date
  }
}

/**
 * Let an officer in to the running order of an event's date.
 *
 * @throws As `eventVisit`; 404 for a kind of event that has none.
 */
export async function orderVisit(
  asked: Asked & { params: { eventId?: string | undefined } },
  permission: Permission,
): Promise<OrderVisit> {
  const here = await eventVisit(asked, permission)
  if (here.event.kind === 'convening') throw notFound()
  const { council, occurrence, actor, now } = here
  return Object.assign(here, {
    scope: { councilId: council.id, occurrenceId: occurrence.id, actor, now },
  })
}
