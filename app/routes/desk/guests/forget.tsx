import { forgetParty } from '#app/domain/invitations/forget-party.server.ts'
import { whatForgettingTakes } from '#app/domain/invitations/find-forgetting.server.ts'
import { wakeWorker } from '#app/domain/jobs/wake.server.ts'
import { notFound, seeOther } from '#app/http/answer.server.ts'
import { partyVisit } from '#app/http/party-visit.server.ts'
import { useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/remix.ts'
import { partiesOf } from '#app/ui/desk/code-words.ts'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { guestsPath } from '#app/ui/desk/guests-path.ts'
import { Button, ButtonGroup } from '#app/ui/govuk/button.tsx'
import { WarningText } from '#app/ui/govuk/prose.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:guests.edit' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await partyVisit({ request, context, params }, 'guests.edit')
  const { db, facts, party, scope } = here
  const { label, partyId, invitationId } = party.line
  const takes = await whatForgettingTakes(db, { ...scope, partyId })
  if (!takes) throw notFound()
  return { facts, label, invitationId, takes }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await partyVisit({ request, context, params }, 'guests.edit')
  const { db, facts, party, scope } = here
  await forgetParty(db, { ...scope, partyId: party.line.partyId })
  wakeWorker()
  return seeOther(guestsPath(facts, `/${scope.invitationId}`))
}

export default function Forget() {
  const t = useWords()
  const { facts, label, invitationId, takes } = useLoaderData<typeof loader>()
  const { people, stay, certificates, comes } = takes
  const kind = partiesOf(facts.kind)
  return (
    <EventPage event={facts} tab="guests" title={t('guests.forget-title', { kind })}>
      <h2>{t.rich('guests.forget-of', { name: <bdi key="name">{label}</bdi> })}</h2>
      <p>{t('guests.forget-goes', { people })}</p>
      <p>{t('guests.forget-stays')}</p>
      {stay > 0 && <p>{t('guests.forget-others', { people: stay })}</p>}
      {certificates > 0 && <p>{t('guests.forget-certificates', { certificates })}</p>}
      {comes.length > 0 && (
        <>
          <p>{t('guests.forget-comes')}</p>
          <ul>
            {comes.map(({ startsAt, timeZone, people: places }) => (
              <li key={startsAt.getTime()}>
                {t('guests.forget-comes-date', {
                  day: t.date(startsAt, { timeZone, style: 'day' }),
                  people: places,
                })}
              </li>
            ))}
          </ul>
        </>
      )}
      <WarningText>{t('guests.forget-final')}</WarningText>
      <form method="post">
        <ButtonGroup>
          <Button kind="warning">{t('guests.forget-one', { kind })}</Button>
          <a href={guestsPath(facts, `/${invitationId}`)}>{t('guests.leave-it')}</a>
        </ButtonGroup>
      </form>
    </EventPage>
  )
}
