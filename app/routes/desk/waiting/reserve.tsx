import { rowId } from '#app/domain/ids.ts'
import { findPartyAtEvent } from '#app/domain/invitations/find-party.server.ts'
import { findReservations } from '#app/domain/invitations/find-reservations.server.ts'
import { RESERVATION_NAMES, reservationForm } from '#app/domain/invitations/reservation.form.ts'
import { reservePlaces } from '#app/domain/invitations/reservations.server.ts'
import { notFound, seeOther, unprocessable } from '#app/http/answer.server.ts'
import { eventVisit, type EventVisit } from '#app/http/event-visit.server.ts'
import { readForm } from '#app/http/form.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { eventPath } from '#app/ui/desk/guests-path.ts'
import { ReservationFields } from '#app/ui/desk/reservation-fields.tsx'
import { Button, ButtonGroup } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { BackLink } from '#app/ui/govuk/prose.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:guests.edit' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'guests.edit')
  const { db, council, occurrence, facts } = here
  const line = await partyAsked(here)
  const kept = line
    ? await findReservations(db, { councilId: council.id, occurrenceId: occurrence.id })
    : []
  // A party has one reservation: a second one is a change of the first.
  const own = kept.find(({ invitationId }) => invitationId === line?.invitationId)
  if (own) throw seeOther(eventPath(facts, `/waiting/reserve/${own.id}`))
  return { facts, label: line?.label ?? null }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'guests.edit')
  const { db, council, occurrence, facts, actor, now } = here
  const t = here.words()
  const line = await partyAsked(here)
  const { startsAt, timeZone } = occurrence
  const schema = reservationForm({ t, timeZone, now, startsAt, isParty: Boolean(line) })
  const read = await readForm(request, schema, t)
  if (!read.ok) return unprocessable({ form: read.state })
  const kept = await reservePlaces(db, {
    councilId: council.id,
    occurrenceId: occurrence.id,
    actor,
    now,
    ...read.value,
    ...(line ? { invitationId: line.invitationId } : {}),
  })
  if (kept.ok) return seeOther(eventPath(facts, '/waiting'))
  const errors =
    kept.reason === 'no-room'
      ? { places: t('reserve.no-room', { most: kept.most }) }
      : { '': t(`reserve.refused-${kept.reason}`) }
  return unprocessable({ form: { typed: read.typed, errors } })
}

/** The party that `?for=` names, or none. */
async function partyAsked({ db, council, occurrence, url, actor, address, now }: EventVisit) {
  const asked = url.searchParams.get('for')
  if (asked === null) return undefined
  const id = rowId.safeParse(asked)
  const scope = { councilId: council.id, occurrenceId: occurrence.id, actor, address, now }
  const party = id.success && (await findPartyAtEvent(db, { ...scope, invitationId: id.data }))
  if (!party || party.revokedAt) throw notFound()
  return party.line
}

export default function Reserve() {
  const t = useWords()
  const { facts, label } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form ?? { typed: {}, errors: {} }
  const back = eventPath(facts, '/waiting')
  return (
    <EventPage
      event={facts}
      tab="waiting"
      title={t('reserve.title')}
      hasErrors={Object.keys(form.errors).length > 0}
    >
      <BackLink href={back}>{t('event.tab-waiting')}</BackLink>
      <h2>
        {label === null
          ? t('reserve.title')
          : t.rich('reserve.title-for', { name: <bdi key="name">{label}</bdi> })}
      </h2>
      <ErrorSummary state={form} names={RESERVATION_NAMES} />
      {facts.free !== null && <p>{t('reserve.free', { places: facts.free })}</p>}
      <form method="post" className="narrow" noValidate>
        <ReservationFields form={form} isParty={label !== null} />
        <ButtonGroup>
          <Button>{t('reserve.keep')}</Button>
          <a href={back}>{t('events.leave')}</a>
        </ButtonGroup>
      </form>
    </EventPage>
  )
}
