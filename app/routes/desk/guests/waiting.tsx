import { ruleToShow } from '#app/domain/events/waiting-rules.ts'
import { findReservations } from '#app/domain/invitations/find-reservations.server.ts'
import { findWaiting } from '#app/domain/invitations/find-waiting.server.ts'
import { waitingRoomOf } from '#app/domain/invitations/waiting-room.ts'
import { whyTheyWait } from '#app/domain/invitations/why-waiting.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import { useLoaderData, type LoaderFunctionArgs } from '#app/remix.ts'
import { Dots } from '#app/ui/desk/dots.tsx'
import { Empty } from '#app/ui/desk/empty.tsx'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { Grid } from '#app/ui/desk/grid.tsx'
import { eventPath, guestsPath } from '#app/ui/desk/guests-path.ts'
import { PartyName } from '#app/ui/desk/party-name.tsx'
import { RoomBox } from '#app/ui/desk/room-box.tsx'
import { WaitingRule } from '#app/ui/desk/waiting-rule.tsx'
import { WhyNotYet } from '#app/ui/desk/why-not-yet.tsx'
import { InsetText } from '#app/ui/govuk/prose.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:guests.view' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'guests.view')
  const { db, council, occurrence, facts, actor, now } = here
  const scope = { councilId: council.id, occurrenceId: occurrence.id }
  const lines = await findWaiting(db, { ...scope, actor, now })
  const kept = await findReservations(db, scope)
  const why = whyTheyWait(waitingRoomOf(occurrence, lines, kept), now)
  const waiting = lines.filter(({ offeredUntil }) => !offeredUntil)
  return {
    facts,
    kept,
    rule: ruleToShow(occurrence, now),
    isCancelled: occurrence.cancelledAt !== null,
    rows: lines.map((one) => ({ ...one, why: why[waiting.indexOf(one)] })),
  }
}

export default function Waiting() {
  const t = useWords()
  const { facts, rows, kept, rule, isCancelled } = useLoaderData<typeof loader>()
  const { timeZone } = facts
  const offered = rows.filter(({ offeredUntil }) => offeredUntil)
  const waiting = rows.filter(({ offeredUntil }) => !offeredUntil)
  const people = (some: typeof rows) => some.reduce((sum, { line }) => sum + line.people, 0)
  return (
    <EventPage event={facts} tab="waiting" title={t('waiting.title')}>
      <div className="split">
        <div>
          <h2>{t('waiting.heading', { people: people(waiting), families: waiting.length })}</h2>
          {offered.length > 0 && (
            <p>{t('waiting.offered-to', { families: offered.length, people: people(offered) })}</p>
          )}
          <InsetText>
            <b>{t('waiting.rule-title')}.</b> <WaitingRule rule={rule} timeZone={timeZone} />{' '}
            {!isCancelled && (
              <a href={eventPath(facts, '/waiting/rule')}>{t('waiting.change-rule')}</a>
            )}
          </InsetText>
        </div>
        <RoomBox facts={facts} kept={kept} />
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
              cell: ({ line, why }) => (
                <>
                  {why && `${why.position}. `}
                  <PartyName {...line} href={guestsPath(facts, `/${line.invitationId}`)} />
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
              cell: ({ line, why, offeredUntil }) => {
                const decideHref = eventPath(facts, `/waiting/${line.invitationId}`)
                if (why)
                  return (
                    <WhyNotYet
                      why={why}
                      endsAt={rule.endsAt}
                      timeZone={timeZone}
                      decideHref={decideHref}
                      capacityHref={eventPath(facts, `/settings/dates/${facts.on}`)}
                    />
                  )
                return (
                  offeredUntil && (
                    <>
                      {t('waiting.offer-until', {
                        at: t.date(offeredUntil, { timeZone, style: 'dateTime' }),
                      })}{' '}
                      <a href={decideHref}>{t('waiting.take-back')}</a>
                    </>
                  )
                )
              },
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
