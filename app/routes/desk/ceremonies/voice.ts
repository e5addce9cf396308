import { hearVoice } from '#app/domain/ceremonies/voice.server.ts'
import { rowId } from '#app/domain/ids.ts'
import { notFound } from '#app/http/answer.server.ts'
import { ceremonyVisit } from '#app/http/ceremony-visit.server.ts'
import { sound } from '#app/http/paper.server.ts'
import type { LoaderFunctionArgs } from '#app/remix.ts'

export const handle = { policy: 'desk:ceremonies.view' }

export async function loader(asked: LoaderFunctionArgs) {
  const here = await ceremonyVisit(asked, 'ceremonies.view')
  const { db, council, occurrence, actor, address, now } = here
  const honouree = rowId.safeParse(asked.params.honoureeId)
  if (!honouree.success) throw notFound()
  const clip = await hearVoice(db, {
    councilId: council.id,
    occurrenceId: occurrence.id,
    honoureeId: honouree.data,
    actor,
    address,
    now,
  })
  if (!clip) throw notFound()
  return sound(clip, asked.request.headers.get('Range'))
}
