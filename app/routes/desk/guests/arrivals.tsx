import { z } from 'zod'
import { recordArrival } from '#app/domain/attendance/arrivals.server.ts'
import { findArrivals } from '#app/domain/attendance/find-arrivals.server.ts'
import { newId, rowId } from '#app/domain/ids.ts'
import { seeOther, unprocessable } from '#app/http/answer.server.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import { readForm } from '#app/http/form.server.ts'
import { arrivalForm } from '#app/domain/attendance/arrival.form.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { ArrivalForm } from '#app/ui/desk/arrival-form.tsx'
import { Empty } from '#app/ui/desk/empty.tsx'
import { partiesOf } from '#app/ui/desk/code-words.ts'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { Grid } from '#app/ui/desk/grid.tsx'
import { Heads } from '#app/ui/desk/guest-heads.tsx'
import { eventPath, guestsPath } from '#app/ui/desk/guests-path.ts'
import { Kpis } from '#app/ui/desk/kpis.tsx'
import { Pager } from '#app/ui/desk/pager.tsx'
import { Box } from '#app/ui/desk/panels.tsx'
import { PartyName } from '#app/ui/desk/party-name.tsx'
import { Button } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { TextField } from '#app/ui/govuk/text-field.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:guests.edit' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'guests.edit')
  const { db, council, occurrence, facts, url, actor, now } = here
  const q = (url.searchParams.get('q') ?? '').trim().slice(0, 200)
  const after = z
    .uuid()
    .optional()
    .catch(undefined)
    .parse(url.searchParams.get('after') ?? undefined)
  const arrivals = await findArrivals(db, {
    councilId: council.id,
    occurrenceId: occurrence.id,
    q,
    after,
    expected: occurrence.placesTaken,
    actor,
    now,
  })
  // A mark for each form of this page: pressing twice counts once.
  return { facts, q, isFirst: !after, arrivals, mark: newId() }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'guests.edit')
  const { db, council, occurrence, facts, url, actor, now } = here
  const t = here.words()
  const read = await readForm(request, arrivalForm, t)
  if (!read.ok) return unprocessable({ form: read.state })
  const { invitationId, people, mark } = read.value
  const noted = await recordArrival(db, {
    councilId: council.id,
    occurrenceId: occurrence.id,
    invitationId: rowId.safeParse(invitationId).data,
    people,
    deviceMark: mark,
    actor,
    now,
  })
  if (!noted.ok)
    return unprocessable({
      form: { typed: read.typed, errors: { '': t(`arrivals.refused-${noted.reason}`) } },
    })
  return seeOther(eventPath(facts, '/arrivals', { q: url.searchParams.get('q') ?? undefined }))
}

export default function Arrivals() {
  const t = useWords()
  const { facts, q, isFirst, arrivals, mark } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  const { timeZone } = facts
  return (
    <EventPage event={facts} tab="guests" title={t('arrivals.title')} hasErrors={Boolean(form)}>
      <div className="page-head">
        <h2>{t('arrivals.title')}</h2>
        <Kpis
          figures={[
            { value: t.number(arrivals.here), label: t('arrivals.here') },
            { value: t.number(arrivals.expected), label: t('arrivals.expected') },
            { value: t.number(arrivals.walkIns), label: t('arrivals.walk-ins') },
          ]}
        />
      </div>
      <ErrorSummary state={form} names={['people']} />
      <form method="get" className="filters">
        <TextField name="q" type="search" label={t('guests.search')} defaultValue={q} />
        {facts.dates.length > 1 && <input type="hidden" name="on" value={facts.on} />}
        <Button kind="secondary">{t('guests.look')}</Button>
      </form>
      {arrivals.lines.length === 0 ? (
        <Empty>{t(q ? 'guests.nobody-found' : 'arrivals.nobody-expected')}</Empty>
      ) : (
        <Grid
          caption={t(q ? 'arrivals.found' : 'arrivals.who-is-expected')}
          rows={arrivals.lines}
          rowKey={({ invitationId }) => invitationId}
          columns={[
            {
              key: 'name',
              kind: 'name',
              head: t('guests.head-family', { kind: partiesOf(facts.kind) }),
              cell: (line) => (
                <PartyName {...line} href={guestsPath(facts, `/${line.invitationId}`)} />
              ),
            },
            {
              key: 'who',
              head: t('guests.head-who'),
              cell: ({ heads }) => <Heads heads={heads} />,
            },
            {
              key: 'here',
              kind: 'corner',
              head: t('arrivals.here'),
              cell: ({ arrived, people }) => t('arrivals.of', { arrived, people }),
            },
            {
              key: 'press',
              head: t('arrivals.how-many-came'),
              cell: ({ invitationId, people, arrived, label }) => (
                <ArrivalForm
                  invitationId={invitationId}
                  mark={`${mark}/${invitationId}`}
                  people={Math.max(1, people - arrived)}
                  name={label}
                  arrived={arrived}
                />
              ),
            },
          ]}
        />
      )}
      {(arrivals.next || !isFirst) && (
        <Pager
          shown={t('guests.people', { people: arrivals.expected })}
          firstHref={isFirst ? undefined : eventPath(facts, '/arrivals', { q })}
          nextHref={arrivals.next && eventPath(facts, '/arrivals', { q, after: arrivals.next })}
        />
      )}
      <div className="split">
        <Box id="walk-in" title={t('arrivals.walk-in-title')} paper>
          <p>{t('arrivals.walk-in-hint')}</p>
          <ArrivalForm mark={`${mark}/walk-in`} people={1} arrived={arrivals.walkIns} />
        </Box>
        {arrivals.latest.length > 0 && (
          <Box id="latest" title={t('arrivals.latest')}>
            <ul className="plain">
              {arrivals.latest.map(({ id, people, walkIn, at, by }) => (
                <li key={id}>
                  {t.date(at, { timeZone, style: 'time' })}{' '}
                  {t(walkIn ? 'arrivals.line-walk-in' : 'arrivals.line', { people })}
                  {by && (
                    <>
                      {', '}
                      <bdi>{by}</bdi>
                    </>
                  )}
                </li>
              ))}
            </ul>
          </Box>
        )}
      </div>
    </EventPage>
  )
}
