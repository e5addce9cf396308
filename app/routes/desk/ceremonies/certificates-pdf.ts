import { findPrintedFile } from '#app/domain/ceremonies/find-print.server.ts'
import { recordView } from '#app/domain/records/record-view.server.ts'
import { download, notFound } from '#app/http/answer.server.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import type { LoaderFunctionArgs } from '#app/remix.ts'

export const handle = { policy: 'desk:certificates.issue' }

export async function loader(asked: LoaderFunctionArgs) {
  const here = await eventVisit(asked, 'certificates.issue')
  const { db, council, occurrence, event, now, actor, address } = here
  const found = await findPrintedFile(db, {
    councilId: council.id,
    occurrenceId: occurrence.id,
    now,
  })
  if (!found) throw notFound()
  await recordView(db, {
    councilId: council.id,
    actor,
    action: 'certificates.downloaded',
    subjectId: found.taskId,
    address,
    now,
  })
  return download(found.bytes, { name: `${event.slug}-certificates.pdf`, type: 'application/pdf' })
}
