import { arrangeStage } from '#app/domain/ceremonies/arrange-stage.server.ts'
import { findStage, type StageSettings } from '#app/domain/ceremonies/find-stage.server.ts'
import { usualRoom } from '#app/domain/ceremonies/seating.ts'
import { ARRANGE_FIELDS } from '#app/domain/ceremonies/stage-fields.ts'
import { arrangeForm, roomIn } from '#app/domain/ceremonies/stage.form.ts'
import { notFound, seeOther } from '#app/http/answer.server.ts'
import { ceremonyVisit } from '#app/http/ceremony-visit.server.ts'
import { bothVersions, editRefused, readEdit } from '#app/http/edit.server.ts'
import type { EventVisit } from '#app/http/event-visit.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { ArrangeStage } from '#app/ui/ceremonies/arrange-stage.tsx'
import type { FormState } from '#app/ui/form-state.ts'

export const handle = { policy: 'desk:ceremonies.edit' }

export async function loader(asked: LoaderFunctionArgs) {
  const here = await ceremonyVisit(asked, 'ceremonies.edit')
  const settings = await settingsOf(here)
  return {
    facts: here.facts,
    revision: settings.revision,
    form: { typed: typedOf(settings, here), errors: {} },
  }
}

export async function action(asked: ActionFunctionArgs) {
  const here = await ceremonyVisit(asked, 'ceremonies.edit')
  const { db, council, occurrence, facts, actor, now } = here
  const theirs = typedOf(await settingsOf(here), here)
  const read = await readEdit(asked.request, { schema: arrangeForm, theirs, t: here.words() })
  if (!read.ok) return editRefused(read.state)
  const { revision, ordering, presenters, firstNamesOnly, blankCards, ...room } = read.value
  const settings = { ordering, presenters, firstNamesOnly, blankCards, room: roomIn(room) }
  const result = await arrangeStage(db, {
    councilId: council.id,
    occurrenceId: occurrence.id,
    revision,
    change: { kind: 'arrange', settings },
    actor,
    now,
  })
  if (result.ok) return seeOther(`/desk/events/${facts.id}/stage${here.url.search}`)
  if (result.reason === 'unknown') throw notFound()
  const newest = await settingsOf(here)
  return bothVersions({
    typed: read.typed,
    theirs: typedOf(newest, here),
    names: ARRANGE_FIELDS,
    revision: newest.revision,
  })
}

const settingsOf = async ({ db, council, occurrence }: EventVisit): Promise<StageSettings> =>
  (await findStage(db, { councilId: council.id, occurrenceId: occurrence.id })).settings

function typedOf(settings: StageSettings, { occurrence }: EventVisit): FormState['typed'] {
  const room = settings.room ?? usualRoom(occurrence.capacity)
  return {
    ordering: [settings.ordering],
    presenters: [settings.presenters.join('\n')],
    firstNamesOnly: settings.firstNamesOnly ? ['yes'] : [],
    blankCards: [String(settings.blankCards)],
    ...Object.fromEntries(Object.entries(roomIn(room)).map(([name, many]) => [name, [`${many}`]])),
  }
}

export default function Arrange() {
  const found = useLoaderData<typeof loader>()
  return <ArrangeStage {...found} answer={useActionData<typeof action>()} />
}
