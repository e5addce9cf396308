import { asksForm } from '#app/domain/events/event.form.ts'
import { typedOfAsks } from '#app/domain/events/typed-event.ts'
import { editRefused, readEdit } from '#app/http/edit.server.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import { saveEvent } from '#app/http/save-event.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { ASKS_NAMES, AsksFields, asksWords } from '#app/ui/desk/asks-fields.tsx'
import { EventEdit } from '#app/ui/desk/event-edit.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:events.edit' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { event, facts } = await eventVisit({ request, context, params }, 'events.edit')
  return { facts, form: { typed: typedOfAsks(event), errors: {} }, revision: event.revision }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'events.edit')
  const theirs = typedOfAsks(here.event)
  const read = await readEdit(request, { schema: asksForm, theirs, t: here.words() })
  if (!read.ok) return editRefused(read.state)
  const { revision, ...change } = read.value
  return saveEvent(here, { typed: read.typed, theirs, names: ASKS_NAMES, revision, change })
}

export default function Asks() {
  const t = useWords()
  const { facts, form: fresh, revision } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const form = answered?.form ?? fresh
  const { label, show } = asksWords(t)
  return (
    <EventEdit
      event={facts}
      title={t('asks.title')}
      form={form}
      conflict={answered?.conflict}
      revision={revision}
      names={ASKS_NAMES}
      label={label}
      show={show}
      button={t('asks.save')}
    >
      <AsksFields form={form} kind={facts.kind} />
    </EventEdit>
  )
}
