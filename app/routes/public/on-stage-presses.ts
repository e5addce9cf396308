import { createHash } from 'node:crypto'
import { readStage } from '#app/domain/ceremonies/open-stage.server.ts'
import { sentPresses } from '#app/domain/ceremonies/press.form.ts'
import { pressOnStage } from '#app/domain/ceremonies/press-on-stage.server.ts'
import { limit } from '#app/http/rate.server.ts'
import { stageVisit, type StageVisit } from '#app/http/stage-visit.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '#app/remix.ts'

export const handle = { policy: 'link' }

/** What was pressed, for a device that asks every two seconds: nothing is sent while nothing changed. */
export async function loader(asked: LoaderFunctionArgs) {
  const here = await stageVisit(asked)
  return stateOf(here, asked.request.headers.get('If-None-Match'))
}

/** What a device kept; each press counts once, so it may send them again until they are taken. */
export async function action(asked: ActionFunctionArgs) {
  const here = await stageVisit(asked)
  const { db, stage, now } = here
  if (!stage) return gone()
  await limit(here, 'stage-press', stage.linkId)
  const sent = sentPresses.safeParse(await jsonOf(asked.request))
  if (!sent.success) return new Response('Not presses\n', { status: 400 })
  const { councilId, occurrenceId, linkId } = stage
  await pressOnStage(db, {
    councilId,
    occurrenceId,
    presses: sent.data.presses.map(({ child, press, ...rest }) => ({
      ...rest,
      honoureeId: child,
      kind: press,
    })),
    // Marks of two links never meet: nobody can press as somebody else's device.
    device: `${linkId}/${sent.data.device}`,
    actor: { kind: 'link', linkId },
    now,
  })
  return stateOf(here, null)
}

async function stateOf({ db, stage }: StageVisit, known: string | null): Promise<Response> {
  if (!stage) return gone()
  const { state } = await readStage(db, stage)
  const body = JSON.stringify(state)
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const headers = { ETag: etag, 'Cache-Control': 'private, no-store' }
  // A proxy that compresses marks the tag as weak.
  if (known?.replace(/^W\//, '') === etag) return new Response(null, { status: 304, headers })
  return new Response(body, { headers: { ...headers, 'Content-Type': 'application/json' } })
}

const gone = () => new Response('Over\n', { status: 410 })

async function jsonOf(request: Request): Promise<unknown> {
  if (Number(request.headers.get('Content-Length') ?? 0) > 100_000)
    throw new Response('Too large\n', { status: 413 })
  try {
    return await request.json()
  } catch {
    return undefined
  }
}
