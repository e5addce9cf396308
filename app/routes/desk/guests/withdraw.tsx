import { z } from 'zod'
import { reasonField } from '#app/domain/invitations/guest.form.ts'
import { revokeInvitation } from '#app/domain/invitations/revise-invitation.server.ts'
import { whomWithdrawingTells } from '#app/domain/invitations/tell-of-withdrawing.server.ts'
import { wakeWorker } from '#app/domain/jobs/wake.server.ts'
import { notFound, seeOther, unprocessable } from '#app/http/answer.server.ts'
import { readForm } from '#app/http/form.server.ts'
import { partyVisit } from '#app/http/party-visit.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { guestsPath } from '#app/ui/desk/guests-path.ts'
import { Button, ButtonGroup } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { TextField } from '#app/ui/govuk/text-field.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:guests.edit' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { db, facts, party, scope } = await partyVisit({ request, context, params }, 'guests.edit')
  const told = await whomWithdrawingTells(db, scope)
  if (!told || party.revokedAt) throw notFound()
  const { label, people, answer, invitationId } = party.line
  return { facts, label, people: answer === 'coming' ? people : 0, invitationId, told }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await partyVisit({ request, context, params }, 'guests.edit')
  const read = await readForm(request, z.object({ reason: reasonField }), here.words())
  if (!read.ok) return unprocessable({ form: read.state })
  await revokeInvitation(here.db, { ...here.scope, reason: read.value.reason })
  wakeWorker()
  return seeOther(guestsPath(here.facts, `/${here.scope.invitationId}`))
}

export default function Withdraw() {
  const t = useWords()
  const { facts, label, people, invitationId, told } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <EventPage event={facts} tab="guests" title={t('guests.withdraw')} hasErrors={Boolean(form)}>
      <h2>{t.rich('guests.withdraw-of', { name: <bdi key="name">{label}</bdi> })}</h2>
      <ErrorSummary state={form} names={['reason']} />
      <p>{t('guests.withdraw-what', { people })}</p>
      <p>{t(`guests.withdraw-told-${told}`)}</p>
      <form method="post" className="narrow">
        <TextField
          name="reason"
          label={t('guests.reason')}
          hint={t('guests.reason-kept')}
          state={form}
        />
        <ButtonGroup>
          <Button kind="warning">{t('guests.withdraw-one')}</Button>
          <a href={guestsPath(facts, `/${invitationId}`)}>{t('guests.leave-it')}</a>
        </ButtonGroup>
      </form>
    </EventPage>
  )
}
