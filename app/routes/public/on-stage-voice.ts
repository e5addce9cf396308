import { findStage } from '#app/domain/ceremonies/find-stage.server.ts'
import { asCalled } from '#app/domain/ceremonies/spoken.ts'
import { hearVoice } from '#app/domain/ceremonies/voice.server.ts'
import { rowId } from '#app/domain/ids.ts'
import { notFound } from '#app/http/answer.server.ts'
import { sound } from '#app/http/paper.server.ts'
import { stageVisit } from '#app/http/stage-visit.server.ts'
import type { LoaderFunctionArgs } from '#app/remix.ts'

export const handle = { policy: 'link' }

/** How a child's name is said; not of one whose family name may not be heard. */
export async function loader(asked: LoaderFunctionArgs) {
  const { db, stage, address, now } = await stageVisit(asked)
  const honouree = rowId.safeParse(asked.params.honoureeId)
  if (!stage || !honouree.success) throw notFound()
  const { councilId, occurrenceId, linkId } = stage
  const { children } = await findStage(db, { councilId, occurrenceId })
  const child = children.find(({ id }) => id === honouree.data)
  if (!child || !asCalled(child).hasVoice) throw notFound()
  const clip = await hearVoice(db, {
    councilId,
    occurrenceId,
    honoureeId: child.id,
    actor: { kind: 'link', linkId },
    address,
    now,
  })
  if (!clip) throw notFound()
  return sound(clip, asked.request.headers.get('Range'))
}
