import { proofOfName } from '#app/domain/ceremonies/certificate-proof.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { childIn, guardiansVisit } from '#app/http/guardians-visit.server.ts'
import { picture } from '#app/http/paper.server.ts'
import type { LoaderFunctionArgs } from '#app/remix.ts'

export const handle = { policy: 'link' }

export async function loader(asked: LoaderFunctionArgs) {
  const { db, council, origin, now, view } = await guardiansVisit(asked, 'proof')
  const child = view && childIn(view, asked.params.honoureeId)
  if (!child) throw notFound()
  const { occurrenceId, honoureeId } = child
  const given = { councilId: council.id, occurrenceId, honoureeId, origin, now }
  const svg = await proofOfName(db, { ...given, form: 'svg' })
  if (!svg) throw notFound()
  return picture(svg)
}
