import { deleteDraft } from '#app/domain/events/delete-draft.server.ts'
import { notFound, seeOther, unprocessable } from '#app/http/answer.server.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { Alarm } from '#app/ui/desk/alarm.tsx'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { Button, ButtonGroup } from '#app/ui/govuk/button.tsx'
import { BackLink } from '#app/ui/govuk/prose.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:events.edit' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { event, facts } = await eventVisit({ request, context, params }, 'events.edit')
  if (event.publishedAt) throw notFound()
  return { facts }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'events.edit')
  const { db, council, event, actor, now } = here
  const deleted = await deleteDraft(db, {
    councilId: council.id,
    eventId: event.id,
    actor,
    now,
  })
  if (deleted.ok) throw seeOther('/desk/events?list=drafts')
  if (deleted.reason === 'unknown') throw notFound()
  return unprocessable({ refused: deleted.reason })
}

export default function Delete() {
  const t = useWords()
  const { facts } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()?.refused
  const back = `/desk/events/${facts.id}/settings`
  return (
    <EventPage event={facts} tab="settings" title={t('delete-draft.title')}>
      <BackLink href={back}>{t('event.tab-settings')}</BackLink>
      <h2>{t('delete-draft.title')}</h2>
      {refusal && <Alarm title={t(`delete-draft.refused-${refusal}`)} />}
      <p>{t('delete-draft.what', { dates: facts.dates.length })}</p>
      <form method="post">
        <ButtonGroup>
          <Button kind="warning">{t('delete-draft.button')}</Button>
          <a href={back}>{t('delete-draft.leave')}</a>
        </ButtonGroup>
      </form>
    </EventPage>
  )
}
