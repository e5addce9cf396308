import type { Permission } from '#app/domain/access/permissions.ts'
import { findImport, type ImportDraft } from '#app/domain/invitations/import-draft.server.ts'
import { rowId } from '#app/domain/ids.ts'
import { notFound } from './answer.server.ts'
import { eventVisit, type EventVisit } from './event-visit.server.ts'
import type { Asked } from './visit.server.ts'

export interface ImportVisit extends EventVisit {
  draft: ImportDraft
}

/**
 * Let an officer in to a list that is on its way into one date of one event.
 *
 * @throws As `eventVisit`; 404 for a list of another date, event or council.
 */
export async function importVisit(
  asked: Asked & { params: { eventId?: string | undefined; taskId?: string | undefined } },
  permission: Permission,
): Promise<ImportVisit> {
  const here = await eventVisit(asked, permission)
  const taskId = rowId.safeParse(asked.params.taskId)
  const draft =
    taskId.success &&
    (await findImport(here.db, {
      councilId: here.council.id,
      occurrenceId: here.occurrence.id,
      taskId: taskId.data,
    }))
  if (!draft) throw notFound()
  return Object.assign(here, { draft })
}
