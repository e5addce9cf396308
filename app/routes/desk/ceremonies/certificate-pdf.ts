import { certificatePdf } from '#app/domain/ceremonies/certificate-pdf.server.ts'
import { rowId } from '#app/domain/ids.ts'
import { recordView } from '#app/domain/records/record-view.server.ts'
import { download, notFound } from '#app/http/answer.server.ts'
import { officer } from '#app/http/guard.server.ts'
import { pdfToRead } from '#app/http/paper.server.ts'
import { signingKey } from '#app/http/signing.server.ts'
import { signPdf } from '#app/print/sign-pdf.server.ts'
import type { LoaderFunctionArgs } from '#app/remix.ts'

export const handle = { policy: 'desk:ceremonies.view' }

/**
 * A certificate to read; with `?copy=archive` as PDF/A, and with `?copy=signed` with the council's signature. Both
 * are copies: the one that is kept stays, byte for byte.
 */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await officer({ request, context }, 'ceremonies.view')
  const { db, council, now, actor, address, url } = here
  const copy = url.searchParams.get('copy')
  const key = copy === 'signed' ? signingKey() : undefined
  if (copy === 'signed' && !key) throw notFound()
  const certificateId = rowId.safeParse(params.certificateId)
  if (!certificateId.success) throw notFound()
  const found = await certificatePdf(db, {
    councilId: council.id,
    certificateId: certificateId.data,
    standard: copy === 'archive' ? 'a-2a' : 'ua-1',
    now,
  })
  if (!found) throw notFound()
  await recordView(db, {
    councilId: council.id,
    actor,
    action: 'certificate.downloaded',
    subjectId: certificateId.data,
    ...(copy === 'archive' || key ? { detail: { copy } } : {}),
    address,
    now,
  })
  if (copy !== 'archive' && !key) return pdfToRead(found.bytes, found.name)
  const bytes = key ? signPdf(found.bytes, { key, by: council.name, at: now }) : found.bytes
  const name = found.name.replace(/\.pdf$/u, `-${copy}.pdf`)
  return download(bytes, { name, type: 'application/pdf' })
}
