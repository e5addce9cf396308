import { z } from 'zod'
import { ANSWER_NAMES } from '#app/domain/invitations/answer-for.form.ts'
import { REPLY_STATES } from '#app/domain/invitations/reply.ts'
import { seeOther, unprocessable } from '#app/http/answer.server.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import { formOf } from '#app/http/form.server.ts'
import { keepTold } from '#app/http/keep-told.server.ts'
import { partyVisit } from '#app/http/party-visit.server.ts'
import { callTo, tickCallsOf, whomToCall } from '#app/http/phone-call.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { Alarm } from '#app/ui/desk/alarm.tsx'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { GROUP_ANSWER_NAMES } from '#app/ui/desk/group-answer-fields.tsx'
import { eventPath } from '#app/ui/desk/guests-path.ts'
import { PhoneCall } from '#app/ui/desk/phone-call.tsx'
import { PhoneSearch } from '#app/ui/desk/phone-search.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:guests.edit' }

const keptState = z.enum(REPLY_STATES)

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'guests.edit')
  const { facts, event, url } = here
  const invitationId = url.searchParams.get('call')
  const kept = keptState.safeParse(url.searchParams.get('kept')).data
  if (invitationId === null) return { facts, kept, search: await whomToCall(here), call: undefined }
  const there = { ...params, invitationId }
  const visited = await partyVisit({ request, context, params: there }, 'guests.edit')
  const call = { ...(await callTo(visited)), questions: event.questions }
  return { facts, kept, search: undefined, call }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const invitationId = new URL(request.url).searchParams.get('call') ?? ''
  const there = { ...params, invitationId }
  const here = await partyVisit({ request, context, params: there }, 'guests.edit')
  const fields = await formOf(request)
  const told = await keepTold(here, fields)
  if ('asked' in told) throw new Error('Whose the needs are is not asked on the telephone')
  if ('form' in told) return unprocessable({ form: told.form })
  if (fields.has('rung')) await tickCallsOf(here)
  return seeOther(eventPath(here.facts, '/phone', { kept: told.kept }))
}

export default function Phone() {
  const t = useWords()
  const { facts, kept, search, call } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  const names = call?.line.kind === 'group' ? GROUP_ANSWER_NAMES : ANSWER_NAMES
  return (
    <EventPage
      event={facts}
      tab="guests"
      title={t('phone.title')}
      hasErrors={Object.keys(form?.errors ?? {}).length > 0}
    >
      <ErrorSummary state={form} names={names} />
      {kept && <Alarm kind="done" title={t(`guests.kept-${kept}`)} />}
      <h2>{t('phone.title')}</h2>
      {search && <PhoneSearch facts={facts} {...search} />}
      {call && <PhoneCall facts={facts} {...call} state={form ?? call.before} />}
    </EventPage>
  )
}
