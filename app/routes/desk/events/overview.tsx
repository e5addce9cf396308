import { publishEvent, type PublishRefusal } from '#app/domain/events/publish.server.ts'
import { lastReminder } from '#app/domain/mail/reminder-time.ts'
import { findOverview } from '#app/domain/reports/find-overview.server.ts'
import { milestonesOf } from '#app/domain/reports/milestones.ts'
import { needsOf } from '#app/domain/reports/needs.ts'
import { notFound, seeOther, unprocessable } from '#app/http/answer.server.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import { formOf } from '#app/http/form.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { Alarm } from '#app/ui/desk/alarm.tsx'
import { ClashNotice, type ClashFacts } from '#app/ui/desk/clash-notice.tsx'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { Lately } from '#app/ui/desk/lately.tsx'
import { NeedsList } from '#app/ui/desk/needs-list.tsx'
import {
  NothingNeedsYou,
  RepliesChart,
  RoadToTheDay,
  WhoIsComing,
} from '#app/ui/desk/overview-parts.tsx'
import { Button, LinkButton } from '#app/ui/govuk/button.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:events.view' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'events.view')
  const { db, council, event, occurrence, facts, now } = here
  const found = await findOverview(db, {
    councilId: council.id,
    eventId: event.id,
    occurrenceId: occurrence.id,
    timeZone: occurrence.timeZone,
    now,
  })
  if (!found) throw notFound()
  const { work, who, replies, lately, certificates, firstSentAt } = found
  const { publishedAt } = event
  const remindAt = lastReminder(event.reminderRules, occurrence)
  return {
    facts,
    work,
    who,
    replies,
    lately,
    needs: needsOf([work], now),
    milestones: milestonesOf(work, { publishedAt, firstSentAt, certificates, remindAt, now }),
    cancelledReason: occurrence.cancelledAt ? (occurrence.cancelledReason ?? '') : null,
  }
}

interface Refused {
  refused: Exclude<PublishRefusal, 'already-published'> | null
  clashes: ClashFacts[]
}

/** Publishes the draft. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const { db, council, event, actor, now } = await eventVisit(
    { request, context, params },
    'events.edit',
  )
  const published = await publishEvent(db, {
    councilId: council.id,
    eventId: event.id,
    actor,
    now,
    confirmed: (await formOf(request)).get('confirmed') === 'on',
  })
  if (published.ok || published.reason === 'already-published')
    throw seeOther(`/desk/events/${event.id}`)
  if (published.reason === 'room-clash')
    return unprocessable<Refused>({ refused: null, clashes: published.clashes })
  return unprocessable<Refused>({ refused: published.reason, clashes: [] })
}

export default function Overview() {
  const t = useWords()
  const loaded = useLoaderData<typeof loader>()
  const { facts, work, who, replies, lately, milestones, cancelledReason } = loaded
  const answered = useActionData<typeof action>()
  const refusal = answered?.refused
  const clashes = answered?.clashes ?? []
  // The draft has its own box with the button above; it need not be said twice.
  const needs = loaded.needs.filter((need) => need.kind !== 'draft')
  const names = needs.find((need) => need.kind === 'names')
  return (
    <EventPage
      event={facts}
      tab="overview"
      title={t('event.tab-overview')}
      needs={names ? { names: names.count } : {}}
    >
      {refusal && (
        <Alarm
          title={t(`overview.not-published-${refusal}`)}
          actions={
            <LinkButton href={`/desk/events/${facts.id}/settings`} kind="secondary" small>
              {t('overview.open-settings')}
            </LinkButton>
          }
        />
      )}
      {facts.state === 'draft' && <DraftNotice eventId={facts.id} clashes={clashes} />}
      {cancelledReason !== null && (
        <Alarm title={t('overview.cancelled')}>
          {cancelledReason && <bdi className="prewrap">{cancelledReason}</bdi>}
        </Alarm>
      )}
      <section aria-labelledby="road" className="part">
        <h2 id="road">{t('overview.road')}</h2>
        <RoadToTheDay milestones={milestones} timeZone={facts.timeZone} />
      </section>
      <div className="split">
        <div className="stack">
          <section aria-labelledby="needs">
            <h2 id="needs">{t('week.needs-you')}</h2>
            {needs.length > 0 ? (
              <NeedsList needs={needs} firstIsNext={facts.state !== 'draft'} />
            ) : (
              <NothingNeedsYou milestones={milestones} timeZone={facts.timeZone} />
            )}
          </section>
          <section aria-labelledby="replies">
            <h2 id="replies">{t('overview.replies')}</h2>
            <RepliesChart title={facts.title} replies={replies} />
          </section>
        </div>
        <div className="stack">
          <WhoIsComing event={facts} who={who} work={work} />
          <section aria-labelledby="lately">
            <h2 id="lately">{t('overview.lately')}</h2>
            <Lately lines={lately} timeZone={facts.timeZone} />
          </section>
        </div>
      </div>
    </EventPage>
  )
}

function DraftNotice({ eventId, clashes }: { eventId: string; clashes: ClashFacts[] }) {
  const t = useWords()
  const isTaken = clashes.length > 0
  return (
    <>
      {isTaken && <ClashNotice clashes={clashes} />}
      <Alarm
        kind="note"
        title={t('overview.draft')}
        actions={
          <>
            <form method="post" action={`/desk/events/${eventId}`}>
              {isTaken && <input type="hidden" name="confirmed" value="on" />}
              <Button>
                {isTaken ? t('overview.publish-all-the-same') : t('overview.publish')}
              </Button>
            </form>
            <LinkButton href={`/desk/events/${eventId}/settings`} kind="secondary">
              {t('overview.open-settings')}
            </LinkButton>
          </>
        }
      >
        {t('overview.draft-lede')}
      </Alarm>
    </>
  )
}
