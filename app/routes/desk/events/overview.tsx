import { publishEvent } from '#app/domain/events/publish.server.ts'
import { seeOther, unprocessable } from '#app/http/answer.server.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { Alarm } from '#app/ui/desk/alarm.tsx'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { Button, LinkButton } from '#app/ui/govuk/button.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:events.view' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { facts } = await eventVisit({ request, context, params }, 'events.view')
  return { facts }
}

/** Publishes the draft. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const { db, council, event, actor, now } = await eventVisit(
    { request, context, params },
    'events.edit',
  )
  const published = await publishEvent(db, {
    councilId: council.id,
    eventId: event.id,
    actor,
    now,
  })
  if (published.ok || published.reason === 'already-published')
    throw seeOther(`/desk/events/${event.id}`)
  return unprocessable({ refused: published.reason })
}

export default function Overview() {
  const t = useWords()
  const { facts } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()?.refused
  return (
    <EventPage event={facts} tab="overview" title={t('event.tab-overview')}>
      {refusal && (
        <Alarm
          title={t(`overview.not-published-${refusal}`)}
          actions={
            <LinkButton href={`/desk/events/${facts.id}/settings`} kind="secondary" small>
              {t('overview.open-settings')}
            </LinkButton>
          }
        />
      )}
      {facts.state === 'draft' && (
        <Alarm
          kind="note"
          title={t('overview.draft')}
          actions={
            <form method="post" action={`/desk/events/${facts.id}`}>
              <Button>{t('overview.publish')}</Button>
            </form>
          }
        >
          {t('overview.draft-lede')}
        </Alarm>
      )}
    </EventPage>
  )
}
