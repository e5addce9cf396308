import { findDevice } from '#app/domain/councils/device.server.ts'
import { rowId } from '#app/domain/ids.ts'
import { notFound } from '#app/http/answer.server.ts'
import { visit } from '#app/http/visit.server.ts'
import type { LoaderFunctionArgs } from '#app/remix.ts'

export const handle = { policy: 'public' }

/**
 * The council's device. Opened by itself a drawing is a document: it may then load nothing, run nothing
 * and be nobody. A new device has a new address, so browsers keep this one for ever.
 */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { db, council } = await visit({ request, context })
  const fileId = rowId.safeParse(params.fileId)
  const found = fileId.success
    ? await findDevice(db, { councilId: council.id, fileId: fileId.data })
    : undefined
  if (!found) throw notFound()
  return new Response(new Blob([new Uint8Array(found.bytes)]), {
    headers: {
      'Content-Type': found.mediaType,
      'Content-Disposition': 'inline; filename="device"',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'public, max-age=31536000, immutable',
    },
  })
}
