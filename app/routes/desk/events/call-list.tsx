import { z } from 'zod'
import { may } from '#app/domain/access/permissions.ts'
import { findCallList, tickCall } from '#app/domain/events/call-list.server.ts'
import { rowId } from '#app/domain/ids.ts'
import { notFound, seeOther } from '#app/http/answer.server.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import { readForm } from '#app/http/form.server.ts'
import { useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/remix.ts'
import { Alarm } from '#app/ui/desk/alarm.tsx'
import { CallGrid } from '#app/ui/desk/call-grid.tsx'
import { Empty } from '#app/ui/desk/empty.tsx'
import { partiesOf } from '#app/ui/desk/code-words.ts'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { eventPath } from '#app/ui/desk/guests-path.ts'
import { LinkButton } from '#app/ui/govuk/button.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:guests.view' }

const tickForm = z.object({ letterId: rowId, rung: z.enum(['yes', 'no']) })

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'guests.view')
  const { db, council, event, facts, url, where } = here
  const calls = await findCallList(db, { councilId: council.id, eventId: event.id })
  const told = url.searchParams.get('told')
  const mayAnswer = may(here.account.role, 'guests.edit')
  return {
    facts,
    calls,
    mayAnswer,
    where,
    told: told && /^\d{1,6}$/.test(told) ? Number(told) : null,
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'guests.edit')
  const { db, council, event, actor, now, words } = here
  const read = await readForm(request, tickForm, words())
  if (!read.ok) throw notFound()
  const { letterId, rung } = read.value
  const ticked = await tickCall(db, {
    councilId: council.id,
    eventId: event.id,
    letterId,
    actor,
    now,
    rung: rung === 'yes',
  })
  if (!ticked.ok) throw notFound()
  return seeOther(`/desk/events/${event.id}/call-list`)
}

export default function CallList() {
  const t = useWords()
  const { facts, calls, told, mayAnswer } = useLoaderData<typeof loader>()
  const kind = partiesOf(facts.kind)
  const left = calls.filter((call) => !call.ticked).length
  return (
    <EventPage event={facts} tab="letters" title={t('calls.title')}>
      {told !== null && <Alarm kind="done" title={t('calls.told', { families: told, kind })} />}
      <h2>{t('calls.title')}</h2>
      {calls.length === 0 ? (
        <Empty>{t('calls.empty')}</Empty>
      ) : (
        <>
          <p>{t('calls.left', { left, kind })}</p>
          {mayAnswer && (
            <p>
              <LinkButton href={eventPath(facts, '/phone')} kind="secondary">
                {t('phone.open')}
              </LinkButton>
            </p>
          )}
          <CallGrid calls={calls} kind={facts.kind} />
        </>
      )}
    </EventPage>
  )
}
