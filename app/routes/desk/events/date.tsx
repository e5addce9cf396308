import { changeDates } from '#app/domain/events/change-dates.server.ts'
import { DATE_NAMES } from '#app/domain/events/date.form.ts'
import { editDateForm } from '#app/domain/events/edit-date.form.ts'
import { typedOfDate } from '#app/domain/events/typed-date.ts'
import { estimateTexts } from '#app/domain/mail/text-estimate.server.ts'
import { letterLocales } from '#app/domain/mail/writer.ts'
import { findRooms } from '#app/domain/venues/find-venues.server.ts'
import { notFound, seeOther, unprocessable } from '#app/http/answer.server.ts'
import { dateRefusalErrors, dateVisit } from '#app/http/date-visit.server.ts'
import { readEdit } from '#app/http/edit.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { DatePage, type DateAnswer } from '#app/ui/desk/date-page.tsx'
import { differences } from '#app/ui/versions.ts'

export const handle = { policy: 'desk:events.edit' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await dateVisit({ request, context, params })
  const { db, council, facts, occurrences, date } = here
  const rooms = await findRooms(db, { councilId: council.id, alsoId: date.roomId })
  return {
    facts,
    rooms,
    dateId: date.id,
    revision: date.edition,
    isCancelled: date.cancelledAt !== null,
    later: occurrences.filter((one) => one.startsAt > date.startsAt && !one.cancelledAt).length,
    form: { typed: typedOfDate(date), errors: {} },
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await dateVisit({ request, context, params })
  const { db, council, event, date, actor, now, words } = here
  const t = words()
  const theirs = typedOfDate(date)
  const schema = editDateForm({ t, timeZone: date.timeZone, now })
  const read = await readEdit(request, { schema, theirs, t })
  if (!read.ok) return unprocessable<DateAnswer>({ form: read.state })
  const { typed } = read
  const saved = await changeDates(db, {
    councilId: council.id,
    eventId: event.id,
    occurrenceId: date.id,
    actor,
    now,
    ...read.value,
  })
  if (saved.ok) {
    const { byEmail, byText, toRing } = saved.value
    if (toRing > 0) throw seeOther(`/desk/events/${event.id}/call-list?told=${byEmail + byText}`)
    throw seeOther(`/desk/events/${event.id}/settings`)
  }
  const form = { typed, errors: {} }
  if (saved.reason === 'unknown' || saved.reason === 'cancelled') throw notFound()
  if (saved.reason === 'changed-meanwhile') {
    const conflict = { revision: date.edition, differences: differences(DATE_NAMES, typed, theirs) }
    return unprocessable<DateAnswer>({ form, conflict })
  }
  if (saved.reason === 'confirm-first') {
    const { telling, clashes, dates } = saved
    const languages = letterLocales(council, saved.languages)
    const moved = { ...date, startsAt: read.value.date.startsAt }
    const cost = estimateTexts({ event, occurrence: moved }, telling.texts, {
      ...here,
      by: 'either',
      purposeOf: () => 'event_changed',
    })
    return unprocessable<DateAnswer>({ form, check: { telling, cost, clashes, dates, languages } })
  }
  return unprocessable<DateAnswer>({ form: { typed, errors: dateRefusalErrors(t, saved) } })
}

export default function DateOfEvent() {
  const loaded = useLoaderData<typeof loader>()
  return <DatePage {...loaded} names={DATE_NAMES} answer={useActionData<typeof action>()} />
}
