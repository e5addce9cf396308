import { copyForm } from '#app/domain/events/copy.form.ts'
import { copyEvent } from '#app/domain/events/copy.server.ts'
import { sameWeekdayNextYear } from '#app/domain/events/same-time-next.ts'
import { instantToWall } from '#app/domain/time.ts'
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
import { Button, ButtonGroup } from '#app/ui/govuk/button.tsx'
import { DateFields } from '#app/ui/govuk/date-fields.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { BackLink } from '#app/ui/govuk/prose.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:events.edit' }

/** The date that the copy begins with: the first that was not cancelled, else the first. */
const firstOf = ({ occurrences, occurrence }: EventVisit) =>
  occurrences.find((one) => !one.cancelledAt) ?? occurrences[0] ?? occurrence

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'events.edit')
  const { startsAt, timeZone } = firstOf(here)
  const held = here.occurrences.filter((one) => !one.cancelledAt).length
  return {
    facts: here.facts,
    first: { startsAt, timeZone },
    suggestion: sameWeekdayNextYear(startsAt, timeZone, here.now),
    dates: held > 0 ? held : here.occurrences.length,
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'events.edit')
  const { db, council, event, actor, now, words } = here
  const { startsAt, timeZone } = firstOf(here)
  const t = words()
  const first = instantToWall(startsAt, timeZone).date
  const read = await readForm(request, copyForm({ t, first }), t)
  if (!read.ok) return unprocessable({ form: read.state })
  const copied = await copyEvent(db, {
    councilId: council.id,
    eventId: event.id,
    actor,
    now,
    ...read.value,
  })
  if (!copied.ok) throw notFound()
  throw seeOther(`/desk/events/${copied.value.eventId}`)
}

export default function Copy() {
  const t = useWords()
  const { facts, first, suggestion, dates } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  const back = `/desk/events/${facts.id}/settings`
  return (
    <EventPage event={facts} tab="settings" title={t('copy.title')} hasErrors={form !== undefined}>
      <BackLink href={back}>{t('event.tab-settings')}</BackLink>
      <h2>{t('copy.title')}</h2>
      <ErrorSummary state={form} names={['firstOn.day']} />
      <form method="post" className="narrow" noValidate>
        <p>{t('copy.what', { dates })}</p>
        <DateFields
          name="firstOn"
          label={dates > 1 ? t('copy.first-of-series') : t('copy.first')}
          hint={t('copy.hint', {
            day: t.date(first.startsAt, { timeZone: first.timeZone, style: 'day' }),
          })}
          size="s"
          state={form}
          defaultDate={suggestion}
        />
        <ButtonGroup>
          <Button>{t('copy.button')}</Button>
          <a href={back}>{t('copy.leave')}</a>
        </ButtonGroup>
      </form>
    </EventPage>
  )
}
