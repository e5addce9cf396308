import { editEvent } from '#app/domain/events/edit.server.ts'
import { notFound, seeOther } from './answer.server.ts'
import { bothVersions } from './edit.server.ts'
import type { EventVisit } from './event-visit.server.ts'

/**
 * Save a part of an event that an officer edited, and lead back to its settings; or the page again with
 * both versions, where another officer saved in between.
 *
 * @param names The fields of the form, in order.
 * @param theirs The event now, as its form shows it.
 */
export async function saveEvent(
  { db, council, event, actor, now }: EventVisit,
  {
    typed,
    theirs,
    names,
    ...edit
  }: Pick<Parameters<typeof editEvent>[1], 'revision' | 'change' | 'initiative'> &
    Pick<Parameters<typeof bothVersions>[0], 'typed' | 'theirs' | 'names'>,
) {
  const saved = await editEvent(db, {
    councilId: council.id,
    eventId: event.id,
    actor,
    now,
    ...edit,
  })
  if (saved.ok) throw seeOther(`/desk/events/${event.id}/settings`)
  if (saved.reason === 'unknown') throw notFound()
  return bothVersions({ typed, theirs, names, revision: event.revision })
}
