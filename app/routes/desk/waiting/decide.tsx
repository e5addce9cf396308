import { answerAsBefore } from '#app/domain/invitations/answer-offer.server.ts'
import { findWaitingParty } from '#app/domain/invitations/find-waiting.server.ts'
import { reasonField } from '#app/domain/invitations/guest.form.ts'
import { withdrawOffer } from '#app/domain/invitations/withdraw-offer.server.ts'
import { wakeWorker } from '#app/domain/jobs/wake.server.ts'
import { seeOther, unprocessable } from '#app/http/answer.server.ts'
import { formOf, parseForm } from '#app/http/form.server.ts'
import { partyVisit } from '#app/http/party-visit.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { eventPath, guestsPath } from '#app/ui/desk/guests-path.ts'
import { Button, ButtonGroup } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { BackLink } from '#app/ui/govuk/prose.tsx'
import { TextField } from '#app/ui/govuk/text-field.tsx'
import { useWords } from '#app/ui/words.tsx'
import { z } from 'zod'

export const handle = { policy: 'desk:guests.edit' }

const decision = z.object({ do: z.enum(['promote', 'take-back']), reason: reasonField })

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { db, facts, party, scope } = await partyVisit({ request, context, params }, 'guests.edit')
  const { label, people, invitationId } = party.line
  const stands = await findWaitingParty(db, scope)
  return { facts, label, people, invitationId, stands }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await partyVisit({ request, context, params }, 'guests.edit')
  const { db, facts, scope } = here
  const t = here.words()
  const read = parseForm(await formOf(request), decision, t)
  if (!read.ok) return unprocessable({ form: read.state })
  const { councilId, invitationId, actor, now } = scope
  const { reason } = read.value
  const party = { councilId, invitationId, actor, now }
  const decided =
    read.value.do === 'promote'
      ? await answerAsBefore(db, {
          ...party,
          channel: 'override',
          takes: true,
          override: { reason, outOfTurn: true },
        })
      : await withdrawOffer(db, { ...party, reason })
  if (decided.ok) {
    wakeWorker()
    return seeOther(eventPath(facts, '/waiting'))
  }
  const refusal = decided.reason
  const words =
    refusal === 'no-room' || refusal === 'offer-over'
      ? t(`decide.refused-${refusal}`)
      : t(`guests.refused-${refusal}`)
  return unprocessable({ form: { typed: read.typed, errors: { '': words } } })
}

export default function Decide() {
  const t = useWords()
  const { facts, label, people, invitationId, stands } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  const back = eventPath(facts, '/waiting')
  const { timeZone } = facts
  return (
    <EventPage event={facts} tab="waiting" title={t('decide.title')} hasErrors={Boolean(form)}>
      <BackLink href={back}>{t('event.tab-waiting')}</BackLink>
      <h2>
        <a href={guestsPath(facts, `/${invitationId}`)}>
          <bdi>{label}</bdi>
        </a>
      </h2>
      <ErrorSummary state={form} names={['reason']} />
      {stands === undefined ? (
        <p>{t('decide.not-waiting')}</p>
      ) : (
        <form method="post" className="narrow">
          <p>
            {stands.offeredUntil
              ? t('decide.offered', {
                  people,
                  at: t.date(stands.offeredUntil, { timeZone, style: 'dateTime' }),
                })
              : facts.free !== null && t('decide.needs', { people, free: facts.free })}
          </p>
          <p>{t(stands.offeredUntil ? 'decide.take-back-lede' : 'decide.promote-lede')}</p>
          <TextField
            name="reason"
            label={t('guests.reason')}
            hint={t('guests.reason-kept')}
            state={form}
          />
          <ButtonGroup>
            {stands.offeredUntil ? (
              <Button kind="warning" name="do" value="take-back">
                {t('decide.take-back', { people })}
              </Button>
            ) : (
              <Button name="do" value="promote">
                {t('decide.promote', { people })}
              </Button>
            )}
            <a href={back}>{t('guests.leave-it')}</a>
          </ButtonGroup>
        </form>
      )}
    </EventPage>
  )
}
