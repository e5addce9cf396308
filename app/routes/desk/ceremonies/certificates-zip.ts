import { findPrintedEach } from '#app/domain/ceremonies/find-print.server.ts'
import { zipOfCertificates } from '#app/domain/ceremonies/zip-certificates.server.ts'
import { recordView } from '#app/domain/records/record-view.server.ts'
import { downloadStream, notFound } from '#app/http/answer.server.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import type { LoaderFunctionArgs } from '#app/remix.ts'

export const handle = { policy: 'desk:certificates.issue' }

export async function loader(asked: LoaderFunctionArgs) {
  const here = await eventVisit(asked, 'certificates.issue')
  const { db, council, occurrence, event, now, actor, address } = here
  const councilId = council.id
  const found = await findPrintedEach(db, { councilId, occurrenceId: occurrence.id, now })
  if (!found) throw notFound()
  await recordView(db, {
    councilId: council.id,
    actor,
    action: 'certificates.downloaded',
    subjectId: found.taskId,
    address,
    now,
  })
  const { certificateIds } = found
  return downloadStream(zipOfCertificates(db, { councilId, certificateIds, now }), {
    name: `${event.slug}-certificates.zip`,
    type: 'application/zip',
  })
}
