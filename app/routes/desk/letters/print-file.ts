import { findPrintedLetters } from '#app/domain/mail/find-letters-print.server.ts'
import { recordView } from '#app/domain/records/record-view.server.ts'
import { download, notFound } from '#app/http/answer.server.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import type { LoaderFunctionArgs } from '#app/remix.ts'

export const handle = { policy: 'desk:letters.send' }

/** The newest print of letters, as it was made. */
export async function loader(asked: LoaderFunctionArgs) {
  const { db, council, event, occurrence, actor, address, now } = await eventVisit(
    asked,
    'letters.send',
  )
  const scope = { councilId: council.id, occurrenceId: occurrence.id, now }
  const found = await findPrintedLetters(db, scope)
  if (!found) throw notFound()
  await recordView(db, {
    councilId: council.id,
    actor,
    action: 'letters.downloaded',
    subjectId: found.taskId,
    address,
    now,
  })
  return download(found.bytes, { name: `letters-${event.slug}.pdf`, type: 'application/pdf' })
}
