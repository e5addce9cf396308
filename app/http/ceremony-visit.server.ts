import type { Permission } from '#app/domain/access/permissions.ts'
import { notFound } from './answer.server.ts'
import { eventVisit, type EventVisit } from './event-visit.server.ts'

/**
 * Let an officer in to a ceremony's workspace; no other kind of event has these pages.
 *
 * @throws As `eventVisit`, and 404 for an event of another kind.
 */
export async function ceremonyVisit(
  asked: Parameters<typeof eventVisit>[0],
  permission: Permission,
): Promise<EventVisit> {
  const here = await eventVisit(asked, permission)
  if (here.event.kind !== 'ceremony') throw notFound()
  return here
}
