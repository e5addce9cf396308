import { certificatePdf } from '#app/domain/ceremonies/certificate-pdf.server.ts'
import { rowId } from '#app/domain/ids.ts'
import { recordView } from '#app/domain/records/record-view.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { officer } from '#app/http/guard.server.ts'
import { pdfToRead } from '#app/http/paper.server.ts'
import type { LoaderFunctionArgs } from '#app/remix.ts'

export const handle = { policy: 'desk:ceremonies.view' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await officer({ request, context }, 'ceremonies.view')
  const { db, council, now, actor, address } = here
  const certificateId = rowId.safeParse(params.certificateId)
  if (!certificateId.success) throw notFound()
  const found = await certificatePdf(db, {
    councilId: council.id,
    certificateId: certificateId.data,
    now,
  })
  if (!found) throw notFound()
  await recordView(db, {
    councilId: council.id,
    actor,
    action: 'certificate.downloaded',
    subjectId: certificateId.data,
    address,
    now,
  })
  return pdfToRead(found.bytes, found.name)
}
