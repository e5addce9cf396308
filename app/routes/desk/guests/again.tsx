import { z } from 'zod'
import {
  findEarlierDates,
  findEarlierFamilies,
} from '#app/domain/invitations/find-earlier.server.ts'
import { earlierFilter, inviteAgainForm } from '#app/domain/invitations/invite-again.form.ts'
import { inviteAgain } from '#app/domain/invitations/invite-again.server.ts'
import { notFound, seeOther, unprocessable } from '#app/http/answer.server.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import { readForm } from '#app/http/form.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { Alarm } from '#app/ui/desk/alarm.tsx'
import { Chooser } from '#app/ui/desk/bulk-bar.tsx'
import { partiesOf } from '#app/ui/desk/code-words.ts'
import { EarlierFilters } from '#app/ui/desk/earlier-filters.tsx'
import { EarlierGrid } from '#app/ui/desk/earlier-grid.tsx'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { guestsPath } from '#app/ui/desk/guests-path.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:guests.edit' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'guests.edit')
  const { db, council, occurrence, facts, url, actor, now } = here
  const scope = { councilId: council.id, occurrenceId: occurrence.id }
  const filter = earlierFilter.parse(Object.fromEntries(url.searchParams))
  const { from } = filter
  return {
    facts,
    filter,
    added: z.coerce
      .number()
      .int()
      .min(0)
      .optional()
      .catch(undefined)
      .parse(url.searchParams.get('added') ?? undefined),
    dates: await findEarlierDates(db, scope),
    families: from
      ? await findEarlierFamilies(db, { ...scope, filter: { ...filter, from }, actor, now })
      : undefined,
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'guests.edit')
  const { db, council, occurrence, facts, url, actor, now } = here
  const read = await readForm(request, inviteAgainForm, here.words())
  if (!read.ok) return unprocessable({ form: read.state })
  const scope = { councilId: council.id, occurrenceId: occurrence.id, actor, now }
  const invited = await inviteAgain(db, { ...scope, partyIds: read.value.party })
  if (!invited.ok) throw notFound()
  const { from } = earlierFilter.parse(Object.fromEntries(url.searchParams))
  return seeOther(guestsPath(facts, '/again', { from, added: String(invited.value.invited) }))
}

export default function Again() {
  const t = useWords()
  const { facts, filter, added, dates, families } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  const title = t('guests.again-title', { kind: partiesOf(facts.kind) })
  return (
    <EventPage event={facts} tab="guests" title={title} hasErrors={Boolean(form)}>
      <p className="crumb">
        <a href={guestsPath(facts)}>{t('guests.title')}</a>
      </p>
      <h2>{title}</h2>
      <ErrorSummary state={form} names={['party']} />
      {added !== undefined && (
        <Alarm
          kind={added > 0 ? 'done' : 'note'}
          title={t('guests.again-done', { parties: added })}
          actions={<a href={guestsPath(facts)}>{t('guests.title')}</a>}
        />
      )}
      <p>{t('guests.again-lead')}</p>
      {dates.length === 0 ? (
        <p>{t('guests.again-no-events')}</p>
      ) : (
        <EarlierFilters
          filter={filter}
          dates={dates}
          on={facts.dates.length > 1 ? facts.on : undefined}
        />
      )}
      {families && families.length === 0 && <p>{t('guests.again-none')}</p>}
      {families && families.length > 0 && (
        <Chooser>
          <p className="hint">{t('guests.again-ticked')}</p>
          <EarlierGrid families={families} />
          <Button>{t('guests.again-invite')}</Button>
        </Chooser>
      )}
    </EventPage>
  )
}
