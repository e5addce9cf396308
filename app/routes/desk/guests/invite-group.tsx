import { findOrganisations } from '#app/domain/directory/organisations.server.ts'
import { GROUP_NAMES, inviteGroupForm } from '#app/domain/invitations/invite-group.form.ts'
import { findGroups, inviteGroup } from '#app/domain/invitations/invite-group.server.ts'
import { seeOther, unprocessable } from '#app/http/answer.server.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import { readForm } from '#app/http/form.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { ContactFields } from '#app/ui/desk/contact-fields.tsx'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { GroupHost } from '#app/ui/desk/group-host.tsx'
import { GroupPlaces } from '#app/ui/desk/group-places.tsx'
import { guestsPath } from '#app/ui/desk/guests-path.ts'
import { Button, ButtonGroup } from '#app/ui/govuk/button.tsx'
import { Checkboxes } from '#app/ui/govuk/choices.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { TextField } from '#app/ui/govuk/text-field.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:guests.edit' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'guests.edit')
  const { db, council, facts, now } = here
  return {
    facts,
    groups: await findGroups(db, { councilId: council.id }),
    organisations: await findOrganisations(db, { councilId: council.id }),
    dates: facts.dates.filter(({ startsAt, isCancelled }) => startsAt > now && !isCancelled),
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'guests.edit')
  const { db, council, occurrence, occurrences, facts, actor, now } = here
  const t = here.words()
  const { timeZone } = occurrence
  const read = await readForm(request, inviteGroupForm({ timeZone, now, t }), t)
  if (!read.ok) return unprocessable({ form: read.state })
  const wrong = (field: string, message: string) =>
    unprocessable({ form: { typed: read.typed, errors: { [field]: message } } })
  const { dates, ...given } = read.value
  const occurrenceIds =
    occurrences.length > 1
      ? occurrences.flatMap(({ id }) => (dates.includes(id) ? id : []))
      : [occurrence.id]
  if (occurrenceIds.length === 0) return wrong('dates', t('guests.group-dates-missing'))
  const invited = await inviteGroup(db, {
    councilId: council.id,
    actor,
    occurrenceIds,
    ...given,
    now,
  })
  if (invited.ok) {
    const [on = occurrence.id] = occurrenceIds.toSorted()
    const path = `/${invited.value[0] ?? ''}`
    return seeOther(guestsPath({ ...facts, on }, path, { added: 'yes' }))
  }
  if (invited.reason !== 'no-room') return wrong('', t(`guests.invite-${invited.reason}`))
  const full = occurrences.find(({ id }) => id === invited.occurrenceId) ?? occurrence
  const day = t.date(full.startsAt, { timeZone, style: 'dayMonth' })
  return wrong('places', t('guests.group-no-room', { most: invited.most, day }))
}

export default function InviteGroup() {
  const t = useWords()
  const { facts, groups, organisations, dates } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  const { timeZone } = facts
  return (
    <EventPage
      event={facts}
      tab="guests"
      title={t('guests.invite-group')}
      hasErrors={Boolean(form)}
    >
      <h2>{t('guests.invite-group')}</h2>
      <p>{t('guests.invite-group-lead')}</p>
      <ErrorSummary state={form} names={GROUP_NAMES} />
      <form method="post" className="narrow">
        {facts.dates.length > 1 && (
          <Checkboxes
            name="dates"
            label={t('guests.group-dates')}
            small
            options={dates.map(({ id, startsAt }) => ({
              value: id,
              label: t.date(startsAt, { timeZone, style: 'dateTime' }),
            }))}
            state={form ?? { typed: { dates: [facts.on] }, errors: {} }}
          />
        )}
        <GroupHost groups={groups} organisations={organisations} state={form} />
        <h3>{t('guests.group-worker')}</h3>
        <ContactFields state={form} />
        <TextField
          name="jobTitle"
          label={t('guests.job-title')}
          optional
          autoComplete="off"
          state={form}
        />
        <GroupPlaces state={form} />
        <p className="hint">{t('guests.group-nobody-written')}</p>
        <ButtonGroup>
          <Button>{t('guests.invite-group')}</Button>
          <a href={guestsPath(facts)}>{t('import.back')}</a>
        </ButtonGroup>
      </form>
    </EventPage>
  )
}
