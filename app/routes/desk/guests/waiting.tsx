import { freePlaces } from '#app/domain/events/places.ts'
import { findWaiting } from '#app/domain/invitations/find-waiting.server.ts'
import { whyWaiting } from '#app/domain/invitations/why-waiting.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import { useLoaderData, type LoaderFunctionArgs } from '#app/remix.ts'
import { Dots } from '#app/ui/desk/dots.tsx'
import { Empty } from '#app/ui/desk/empty.tsx'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { Grid } from '#app/ui/desk/grid.tsx'
import { eventPath, guestsPath } from '#app/ui/desk/guests-path.ts'
import { Pairs } from '#app/ui/desk/kpis.tsx'
import { Box } from '#app/ui/desk/panels.tsx'
import { PartyName } from '#app/ui/desk/party-name.tsx'
import { WhyNotYet } from '#app/ui/desk/why-not-yet.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:guests.view' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'guests.view')
  const { db, council, occurrence, facts, actor, now } = here
  const scope = { councilId: council.id, occurrenceId: occurrence.id }
  const lines = await findWaiting(db, { ...scope, actor, now })
  const free = freePlaces(occurrence)
  const closed = now >= occurrence.repliesCloseAt
  return {
    facts,
    closesAt: occurrence.repliesCloseAt,
    rows: lines.map((line, place) => ({
      line,
      place: place + 1,
      why: whyWaiting({
        people: line.people,
        ahead: lines.slice(0, place).map(({ people }) => people),
        free,
        closed,
      }),
    })),
  }
}

export default function Waiting() {
  const t = useWords()
  const { facts, rows, closesAt } = useLoaderData<typeof loader>()
  const { timeZone } = facts
  const people = rows.reduce((sum, { line }) => sum + line.people, 0)
  return (
    <EventPage event={facts} tab="waiting" title={t('waiting.title')}>
      <div className="split">
        <div>
          <h2>{t('waiting.heading', { people, families: rows.length })}</h2>
          <p>{t('waiting.rule', { day: t.date(closesAt, { timeZone, style: 'dayMonth' }) })}</p>
        </div>
        <Box id="room" title={t('waiting.room')} paper>
          <Pairs
            pairs={[
              {
                label: t('waiting.places'),
                value: facts.capacity === null ? t('waiting.no-limit') : t.number(facts.capacity),
              },
              { label: t('guests.view-coming'), value: t.number(facts.coming) },
              ...(facts.reserved > 0
                ? [{ label: t('waiting.reserved'), value: t.number(facts.reserved) }]
                : []),
              {
                label: t('waiting.free'),
                value: facts.free === null ? t('waiting.no-limit') : t.number(facts.free),
              },
            ]}
          />
        </Box>
      </div>
      {rows.length === 0 ? (
        <Empty>{t('waiting.nobody')}</Empty>
      ) : (
        <Grid
          caption={t('waiting.in-order')}
          rows={rows}
          rowKey={({ line }) => line.invitationId}
          columns={[
            {
              key: 'name',
              kind: 'name',
              head: t('waiting.head-family'),
              cell: ({ line, place }) => (
                <>
                  {place}. <PartyName {...line} href={guestsPath(facts, `/${line.invitationId}`)} />
                </>
              ),
            },
            {
              key: 'people',
              head: t('waiting.head-people'),
              kind: 'corner',
              cell: ({ line }) => (
                <Dots waiting={line.people}>{t('guests.people', { people: line.people })}</Dots>
              ),
            },
            {
              key: 'why',
              head: t('waiting.head-why'),
              cell: ({ line, why }) => (
                <WhyNotYet
                  why={why}
                  answerHref={guestsPath(facts, `/${line.invitationId}/answer`)}
                  capacityHref={eventPath(facts, '/settings')}
                />
              ),
            },
            {
              key: 'since',
              head: t('waiting.head-since'),
              label: t('waiting.head-since'),
              cell: ({ line: { answeredAt } }) =>
                answeredAt &&
                `${t.date(answeredAt, { timeZone, style: 'dayMonth' })}, ${t.date(answeredAt, { timeZone, style: 'time' })}`,
            },
          ]}
        />
      )}
    </EventPage>
  )
}
