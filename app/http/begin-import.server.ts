import { beginImport } from '#app/domain/invitations/import-draft.server.ts'
import { guestsPath } from '#app/ui/desk/guests-path.ts'
import { seeOther, unprocessable } from './answer.server.ts'
import type { EventVisit } from './event-visit.server.ts'
import type { FormState } from '#app/ui/form-state.ts'

/**
 * Take in a list that an officer brought, and lead on to its columns; or the page again, with why it
 * cannot be read beside the field that it came from.
 */
export async function takeInList(
  here: EventVisit,
  list: Parameters<typeof beginImport>[1]['list'],
  { field, typed = {} }: { field: string; typed?: FormState['typed'] },
) {
  const { db, council, event, occurrence, facts, actor, now } = here
  const begun = await beginImport(db, {
    councilId: council.id,
    eventId: event.id,
    occurrenceId: occurrence.id,
    actor,
    list,
    now,
  })
  if (begun.ok) return seeOther(guestsPath(facts, `/import/${begun.value.taskId}`))
  const message = here.words()(`guests-import.file-${begun.reason}`)
  return unprocessable<{ form: FormState }>({ form: { typed, errors: { [field]: message } } })
}
