import { findStage } from '#app/domain/ceremonies/find-stage.server.ts'
import { pressOnStage } from '#app/domain/ceremonies/press-on-stage.server.ts'
import { setOnStage } from '#app/domain/ceremonies/set-on-stage.server.ts'
import { STAGE_PRESSES } from '#app/domain/ceremonies/stage.ts'
import { onStageForm } from '#app/domain/ceremonies/stage.form.ts'
import { newId } from '#app/domain/ids.ts'
import { recordView } from '#app/domain/records/record-view.server.ts'
import { notFound, seeOther, unprocessable } from '#app/http/answer.server.ts'
import { ceremonyVisit } from '#app/http/ceremony-visit.server.ts'
import { formOf, parseForm } from '#app/http/form.server.ts'
import { useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/remix.ts'
import { ChildOnStage } from '#app/ui/ceremonies/child-on-stage.tsx'

export const handle = { policy: 'desk:ceremonies.view' }

export async function loader(asked: LoaderFunctionArgs) {
  const here = await ceremonyVisit(asked, 'ceremonies.view')
  const { db, council, occurrence, facts, actor, address, now } = here
  const where = { councilId: council.id, occurrenceId: occurrence.id }
  const { children, settings } = await findStage(db, where)
  const at = children.findIndex(({ id }) => id === asked.params.honoureeId)
  const child = children[at]
  if (!child) throw notFound()
  await recordView(db, {
    councilId: council.id,
    actor,
    action: 'stage.viewed',
    subjectId: child.id,
    detail: { children: 1 },
    address,
    now,
  })
  const own = child.ownStepFree
  return { facts, child, own, place: at + 1, presenters: settings.presenters }
}

export async function action(asked: ActionFunctionArgs) {
  const here = await ceremonyVisit(asked, 'ceremonies.edit')
  const { db, council, occurrence, actor, now, url } = here
  const where = { councilId: council.id, occurrenceId: occurrence.id }
  const { children } = await findStage(db, where)
  const child = children.find(({ id }) => id === asked.params.honoureeId)
  if (!child) throw notFound()
  const form = await formOf(asked.request)
  const kind = STAGE_PRESSES.find((press) => press === form.get('press'))
  if (kind) {
    const press = { id: newId(), honoureeId: child.id, kind, secondsAgo: 0 }
    await pressOnStage(db, { ...where, presses: [press], device: 'desk', actor, now })
  } else {
    const read = parseForm(form, onStageForm, here.words())
    if (!read.ok) return unprocessable({ form: read.state })
    const facts = read.value
    const result = await setOnStage(db, { ...where, honoureeId: child.id, facts, actor, now })
    if (!result.ok) throw notFound()
  }
  return seeOther(url.pathname + url.search)
}

export default function OnStageChild() {
  return <ChildOnStage {...useLoaderData<typeof loader>()} />
}
