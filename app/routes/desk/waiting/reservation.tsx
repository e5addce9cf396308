import { findReservations } from '#app/domain/invitations/find-reservations.server.ts'
import {
  RESERVATION_NAMES,
  reservationForm,
  typedOfReservation,
} from '#app/domain/invitations/reservation.form.ts'
import {
  changeReservation,
  releaseReservation,
} from '#app/domain/invitations/reservations.server.ts'
import { wakeWorker } from '#app/domain/jobs/wake.server.ts'
import { notFound, seeOther } from '#app/http/answer.server.ts'
import { bothVersions, editRefused } from '#app/http/edit.server.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import { formOf, parseForm } from '#app/http/form.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { BothVersions } from '#app/ui/desk/both-versions.tsx'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { eventPath } from '#app/ui/desk/guests-path.ts'
import {
  keptForInWords,
  reservationLabel,
  ReservationFields,
  reservationShown,
} from '#app/ui/desk/reservation-fields.tsx'
import { Button, ButtonGroup } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { BackLink } from '#app/ui/govuk/prose.tsx'
import { withChosen } from '#app/ui/versions.ts'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:guests.edit' }

async function reservationVisit({ request, context, params }: LoaderFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'guests.edit')
  const { db, council, occurrence } = here
  const kept = await findReservations(db, { councilId: council.id, occurrenceId: occurrence.id })
  const reservation = kept.find(({ id }) => id === params.reservationId)
  if (!reservation) throw notFound()
  const typed = typedOfReservation(reservation, occurrence.timeZone)
  return Object.assign(here, { reservation, typed })
}

export async function loader(asked: LoaderFunctionArgs) {
  const { facts, reservation, typed } = await reservationVisit(asked)
  const { keptFor, label, partyLabel, places, held, revision } = reservation
  return {
    facts,
    kept: { keptFor, label, partyLabel },
    isParty: keptFor === 'party',
    places,
    held,
    revision,
    form: { typed, errors: {} },
  }
}

export async function action(asked: ActionFunctionArgs) {
  const here = await reservationVisit(asked)
  const { db, council, occurrence, facts, reservation, actor, now, words, typed: theirs } = here
  const t = words()
  const scope = {
    councilId: council.id,
    occurrenceId: occurrence.id,
    reservationId: reservation.id,
    actor,
    now,
  }
  const fields = await formOf(asked.request)
  const back = eventPath(facts, '/waiting')
  if (fields.get('do') === 'release') {
    await releaseReservation(db, scope)
    wakeWorker()
    return seeOther(back)
  }
  const { startsAt, timeZone } = occurrence
  const isParty = reservation.keptFor === 'party'
  const schema = reservationForm({ t, timeZone, now, startsAt, isParty })
  const read = parseForm(withChosen(fields, theirs), schema, t)
  if (!read.ok) return editRefused(read.state)
  const saved = await changeReservation(db, { ...scope, ...read.value })
  if (saved.ok) {
    wakeWorker()
    return seeOther(back)
  }
  const { typed } = read
  if (saved.reason === 'unknown') throw notFound()
  if (saved.reason === 'no-room')
    return editRefused({ typed, errors: { places: t('reserve.no-room', { most: saved.most }) } })
  return bothVersions({ typed, theirs, names: RESERVATION_NAMES, revision: reservation.revision })
}

export default function Reservation() {
  const t = useWords()
  const loaded = useLoaderData<typeof loader>()
  const { facts, kept, isParty, places, held, revision } = loaded
  const answered = useActionData<typeof action>()
  const form = answered?.form ?? loaded.form
  const back = eventPath(facts, '/waiting')
  return (
    <EventPage
      event={facts}
      tab="waiting"
      title={t('reserve.change-title')}
      hasErrors={Object.keys(form.errors).length > 0}
    >
      <BackLink href={back}>{t('event.tab-waiting')}</BackLink>
      <h2>
        {t.rich('reserve.title-for', { name: <bdi key="name">{keptForInWords(t, kept)}</bdi> })}
      </h2>
      {answered?.conflict ? (
        <BothVersions
          conflict={answered.conflict}
          typed={form.typed}
          label={(name) => reservationLabel(t, name)}
          show={(name, value) => reservationShown(t, name, value)}
          backHref={back}
        />
      ) : (
        <>
          <ErrorSummary state={form} names={RESERVATION_NAMES} />
          {isParty && <p>{t('reserve.used', { places, used: places - held })}</p>}
          <form method="post" className="narrow" noValidate>
            <input type="hidden" name="revision" value={revision} />
            <ReservationFields form={form} isParty={isParty} />
            <ButtonGroup>
              <Button>{t('reserve.save')}</Button>
              <a href={back}>{t('events.leave')}</a>
            </ButtonGroup>
          </form>
          <form method="post">
            <p className="hint">{t('reserve.release-hint')}</p>
            <Button kind="secondary" name="do" value="release">
              {t('reserve.release', { places: held })}
            </Button>
          </form>
        </>
      )}
    </EventPage>
  )
}
