import { SAMPLES, sampleOfDesign } from '#app/domain/ceremonies/certificate-proof.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import { picture } from '#app/http/paper.server.ts'
import type { LoaderFunctionArgs } from '#app/remix.ts'

export const handle = { policy: 'desk:ceremonies.view' }

export async function loader(asked: LoaderFunctionArgs) {
  const { db, council, occurrence, origin, now, url } = await eventVisit(asked, 'ceremonies.view')
  const sample = SAMPLES.find((name) => name === url.searchParams.get('name')) ?? 'longest'
  const svg = await sampleOfDesign(db, {
    councilId: council.id,
    occurrenceId: occurrence.id,
    sample,
    origin,
    form: 'svg',
    now,
  })
  if (!svg) throw notFound()
  return picture(svg)
}
