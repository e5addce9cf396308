import { addDates } from '#app/domain/events/add-dates.server.ts'
import { DATE_NAMES } from '#app/domain/events/date.form.ts'
import { addDatesForm } from '#app/domain/events/edit-date.form.ts'
import { REPEAT_NAMES } from '#app/domain/events/repeat.form.ts'
import { typedOfDate } from '#app/domain/events/typed-date.ts'
import { findRooms } from '#app/domain/venues/find-venues.server.ts'
import { notFound, seeOther, unprocessable } from '#app/http/answer.server.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import { readForm } from '#app/http/form.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { ClashNotice } from '#app/ui/desk/clash-notice.tsx'
import { WhenFields, WhereFields } from '#app/ui/desk/date-form.tsx'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { PlacesFields } from '#app/ui/desk/places-fields.tsx'
import { RepeatFields } from '#app/ui/desk/repeat-fields.tsx'
import { Button, ButtonGroup } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { BackLink } from '#app/ui/govuk/prose.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:events.edit' }

const NAMES = [...DATE_NAMES, ...REPEAT_NAMES]
const DAYS = /^(startsOn|endsOn|placeShownFromOn|repliesOpenOn|repliesCloseOn)\.|^repliesCloseAt$/

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'events.edit')
  const { db, council, facts, occurrences } = here
  const rooms = await findRooms(db, { councilId: council.id })
  // Place, times of day and places of the last date are likely; its days are not.
  const last = occurrences.at(-1)
  const typed = Object.entries(last ? typedOfDate(last) : {}).filter(([name]) => !DAYS.test(name))
  return { facts, rooms, form: { typed: Object.fromEntries(typed), errors: {} } }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'events.edit')
  const { db, council, event, actor, now, words } = here
  const t = words()
  const read = await readForm(request, addDatesForm({ t, timeZone: council.timeZone, now }), t)
  if (!read.ok) return unprocessable({ form: read.state, clashes: [] })
  const added = await addDates(db, {
    councilId: council.id,
    eventId: event.id,
    actor,
    now,
    ...read.value,
  })
  if (added.ok) throw seeOther(`/desk/events/${event.id}/settings`)
  if (added.reason === 'unknown') throw notFound()
  const { typed } = read
  if (added.reason === 'room-clash')
    return unprocessable({ form: { typed, errors: {} }, clashes: added.clashes })
  const errors =
    added.reason === 'too-many'
      ? { times: t('repeat-form.too-many') }
      : { roomId: t('when-form.room-missing') }
  return unprocessable({ form: { typed, errors }, clashes: [] })
}

export default function AddDates() {
  const t = useWords()
  const { facts, rooms, form: fresh } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const form = answered?.form ?? fresh
  const clashes = answered?.clashes ?? []
  const back = `/desk/events/${facts.id}/settings`
  return (
    <EventPage
      event={facts}
      tab="settings"
      title={t('settings-event.add-dates')}
      hasErrors={Object.keys(form.errors).length > 0}
    >
      <BackLink href={back}>{t('event.tab-settings')}</BackLink>
      <h2>{t('settings-event.add-dates')}</h2>
      <p className="muted">{t('settings-event.add-dates-lede')}</p>
      <ErrorSummary state={form} names={NAMES} />
      {clashes.length > 0 && <ClashNotice clashes={clashes} />}
      <form method="post" className="narrow" noValidate>
        {clashes.length > 0 && <input type="hidden" name="confirmed" value="on" />}
        <section className="form-part">
          <WhenFields form={form} />
        </section>
        <section className="form-part">
          <RepeatFields form={form} never={false} />
        </section>
        <section className="form-part">
          <WhereFields form={form} rooms={rooms} />
        </section>
        <section className="form-part">
          <PlacesFields form={form} />
        </section>
        <ButtonGroup>
          <Button>
            {clashes.length > 0 ? t('events.save-all-the-same') : t('settings-event.add-button')}
          </Button>
          <a href={back}>{t('events.leave')}</a>
        </ButtonGroup>
      </form>
    </EventPage>
  )
}
