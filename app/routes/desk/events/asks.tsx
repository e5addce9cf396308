import { editEvent } from '#app/domain/events/edit.server.ts'
import { asksForm } from '#app/domain/events/event.form.ts'
import { typedOfAsks } from '#app/domain/events/typed-event.ts'
import { notFound, seeOther } from '#app/http/answer.server.ts'
import { bothVersions, editRefused, readEdit } from '#app/http/edit.server.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { ASKS_NAMES, AsksFields, asksWords } from '#app/ui/desk/asks-fields.tsx'
import { BothVersions } from '#app/ui/desk/both-versions.tsx'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { Button, ButtonGroup } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { BackLink } from '#app/ui/govuk/prose.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:events.edit' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { event, facts } = await eventVisit({ request, context, params }, 'events.edit')
  return { facts, form: { typed: typedOfAsks(event), errors: {} }, revision: event.revision }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'events.edit')
  const { db, council, event, actor, now, words } = here
  const theirs = typedOfAsks(event)
  const read = await readEdit(request, { schema: asksForm, theirs, t: words() })
  if (!read.ok) return editRefused(read.state)
  const { revision, ...change } = read.value
  const saved = await editEvent(db, {
    councilId: council.id,
    eventId: event.id,
    actor,
    now,
    revision,
    change,
  })
  if (saved.ok) throw seeOther(`/desk/events/${event.id}/settings`)
  if (saved.reason === 'unknown') throw notFound()
  return bothVersions({ typed: read.typed, theirs, names: ASKS_NAMES, revision: event.revision })
}

export default function Asks() {
  const t = useWords()
  const { facts, form: fresh, revision } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const form = answered?.form ?? fresh
  const back = `/desk/events/${facts.id}/settings`
  const { label, show } = asksWords(t)
  return (
    <EventPage event={facts} tab="settings" title={t('asks.title')}>
      <BackLink href={back}>{t('event.tab-settings')}</BackLink>
      <h2>{t('asks.title')}</h2>
      {answered?.conflict ? (
        <BothVersions
          conflict={answered.conflict}
          typed={form.typed}
          label={label}
          show={show}
          backHref={back}
        />
      ) : (
        <form method="post" className="narrow" noValidate>
          <ErrorSummary state={form} names={ASKS_NAMES} />
          <input type="hidden" name="revision" value={revision} />
          <AsksFields form={form} kind={facts.kind} />
          <ButtonGroup>
            <Button>{t('asks.save')}</Button>
            <a href={back}>{t('events.leave')}</a>
          </ButtonGroup>
        </form>
      )}
    </EventPage>
  )
}
