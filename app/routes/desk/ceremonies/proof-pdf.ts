import { proofOfName } from '#app/domain/ceremonies/certificate-proof.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import { pdfToRead } from '#app/http/paper.server.ts'
import { rowId } from '#app/domain/ids.ts'
import type { LoaderFunctionArgs } from '#app/remix.ts'

export const handle = { policy: 'desk:ceremonies.view' }

export async function loader(asked: LoaderFunctionArgs) {
  const { db, council, occurrence, origin, now } = await eventVisit(asked, 'ceremonies.view')
  const honouree = rowId.safeParse(asked.params.honoureeId)
  if (!honouree.success) throw notFound()
  const pdf = await proofOfName(db, {
    councilId: council.id,
    occurrenceId: occurrence.id,
    honoureeId: honouree.data,
    origin,
    form: 'pdf',
    now,
  })
  if (!pdf) throw notFound()
  return pdfToRead(pdf, 'proof.pdf')
}
