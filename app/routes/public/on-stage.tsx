import { newId } from '#app/domain/ids.ts'
import { viewOnStage } from '#app/domain/ceremonies/on-stage-view.ts'
import { readStage } from '#app/domain/ceremonies/open-stage.server.ts'
import { pressForm } from '#app/domain/ceremonies/press.form.ts'
import { pressOnStage } from '#app/domain/ceremonies/press-on-stage.server.ts'
import { recordView } from '#app/domain/records/record-view.server.ts'
import { seeOther } from '#app/http/answer.server.ts'
import { formOf } from '#app/http/form.server.ts'
import { limit } from '#app/http/rate.server.ts'
import { stageVisit } from '#app/http/stage-visit.server.ts'
import {
  data,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { stage as sheet } from '#app/styles/sheets.server.ts'
import { OnStage, OnStageOver } from '#app/ui/on-stage/on-stage-page.tsx'

export const handle = { policy: 'link' }

export async function loader(asked: LoaderFunctionArgs) {
  const here = await stageVisit(asked)
  const { db, stage, token, url, now, address } = here
  const sheetHref = `/styles/${sheet.name}`
  if (!stage) return data({ sheetHref, page: null }, { status: 410 })
  const { stage: found, state } = await readStage(db, stage)
  await recordView(db, {
    councilId: stage.councilId,
    actor: { kind: 'link', linkId: stage.linkId },
    action: 'stage.viewed',
    subjectId: stage.occurrenceId,
    detail: { children: found.children.length },
    address,
    now,
  })
  const { children, settings } = found
  const view = viewOnStage(
    { children, presenters: settings.presenters },
    url.searchParams.get('call'),
  )
  return data({
    sheetHref,
    page: {
      path: `/stage/${token}`,
      role: stage.role,
      isCancelled: stage.isCancelled,
      timeZone: stage.timeZone,
      now,
      view,
      state,
      // Without script a form that is sent twice still counts once.
      pressIds: { press: newId(), back: newId(), of: view.byCard.map(() => newId()) },
    },
  })
}

/** One press, without script: the page comes again. */
export async function action(asked: ActionFunctionArgs) {
  const here = await stageVisit(asked)
  const { db, stage, token, now } = here
  if (!stage) return seeOther(`/stage/${token}`)
  await limit(here, 'stage-press', stage.linkId)
  const sent = pressForm.safeParse(Object.fromEntries(await formOf(asked.request)))
  if (!sent.success) return seeOther(`/stage/${token}`)
  const { councilId, occurrenceId, linkId } = stage
  const { id, child, press } = sent.data
  await pressOnStage(db, {
    councilId,
    occurrenceId,
    presses: [{ id, honoureeId: child, kind: press, secondsAgo: 0 }],
    device: `${linkId}/form`,
    actor: { kind: 'link', linkId },
    now,
  })
  return seeOther(`/stage/${token}`)
}

export default function OnStagePage() {
  const { page, sheetHref } = useLoaderData<typeof loader>()
  return page ? <OnStage {...page} sheetHref={sheetHref} /> : <OnStageOver sheetHref={sheetHref} />
}
