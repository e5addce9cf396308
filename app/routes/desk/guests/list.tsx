import { z } from 'zod'
import { NEEDS } from '#app/domain/events/kinds.ts'
import { LIST_VIEWS, partyCounts } from '#app/domain/invitations/answers.ts'
import { findGuests } from '#app/domain/invitations/find-guests.server.ts'
import { listFilter } from '#app/domain/invitations/list-filter.form.ts'
import { REPLY_STATES } from '#app/domain/invitations/reply.ts'
import type { ListFilter } from '#app/domain/invitations/list-filter.ts'
import { rowId } from '#app/domain/ids.ts'
import { nextInQueue } from '#app/http/answer-queue.ts'
import { seeOther } from '#app/http/answer.server.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import { formOf } from '#app/http/form.server.ts'
import { useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/remix.ts'
import { Alarm } from '#app/ui/desk/alarm.tsx'
import { BulkBar, Chooser } from '#app/ui/desk/bulk-bar.tsx'
import { Chips } from '#app/ui/desk/chips.tsx'
import { Empty } from '#app/ui/desk/empty.tsx'
import { partiesOf } from '#app/ui/desk/code-words.ts'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { GuestFilters } from '#app/ui/desk/guest-filters.tsx'
import { GuestGrid } from '#app/ui/desk/guest-grid.tsx'
import { GuestsHead } from '#app/ui/desk/guests-head.tsx'
import { GuestsEmpty } from '#app/ui/desk/guests-empty.tsx'
import { eventPath, guestListPath, guestsPath } from '#app/ui/desk/guests-path.ts'
import { Pager } from '#app/ui/desk/pager.tsx'
import { Button, LinkButton } from '#app/ui/govuk/button.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:guests.view' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'guests.view')
  const { db, council, occurrence, facts, url, actor, address, now } = here
  const filter = listFilter.parse(Object.fromEntries(url.searchParams))
  const page = await findGuests(db, {
    councilId: council.id,
    occurrenceId: occurrence.id,
    filter,
    actor,
    address,
    now,
  })
  const counts = { ...partyCounts(occurrence), 'came-back': page.cameBack }
  return {
    facts,
    filter,
    page,
    counts,
    chooseFirst: url.searchParams.get('choose') === 'first',
    kept: z.enum(REPLY_STATES).safeParse(url.searchParams.get('kept')).data,
  }
}

const LONGEST = 60

/** What to do with the chosen families: each button leads to its own page. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const { facts } = await eventVisit({ request, context, params }, 'guests.view')
  const form = await formOf(request)
  const ids = z
    .array(rowId)
    .max(LONGEST)
    .catch([])
    .parse(form.getAll('invitation').filter((id) => typeof id === 'string'))
  if (ids.length === 0) return seeOther(guestsPath(facts, '', { choose: 'first' }))
  const first = nextInQueue({ rest: ids, of: ids.length })
  if (form.get('do') === 'answer' && first)
    return seeOther(guestsPath(facts, first.path, first.query))
  return seeOther(guestsPath(facts, '/download', { ids: ids.join(',') }))
}

export default function Guests() {
  const t = useWords()
  const { facts, filter, counts, chooseFirst, kept } = useLoaderData<typeof loader>()
  const views = LIST_VIEWS.filter(
    (view) => !['came-back', 'withdrawn'].includes(view) || counts[view] > 0,
  )
  const isEmpty = counts.everyone + counts.withdrawn === 0
  return (
    <EventPage
      event={facts}
      tab="guests"
      title={t('guests.title')}
      next={
        counts.none > 0 && facts.state === 'published' ? (
          <LinkButton href={eventPath(facts, '/letters/invite')}>
            {t('guests.remind', { families: counts.none, kind: partiesOf(facts.kind) })}
          </LinkButton>
        ) : undefined
      }
    >
      <GuestsHead facts={facts} />
      {kept && <Alarm kind="done" title={t(`guests.kept-${kept}`)} />}
      {chooseFirst && (
        <Alarm kind="note" title={t('guests.choose-first', { kind: partiesOf(facts.kind) })} />
      )}
      {isEmpty ? (
        <GuestsEmpty facts={facts} />
      ) : (
        <>
          <Chips
            label={t('guests.answers')}
            chips={views.map((view) => ({
              href: guestListPath(facts, { ...filter, answer: view }),
              text: t(`guests.view-${view}`),
              count: counts[view],
              current: filter.answer === view,
            }))}
          />
          <GuestFilters
            filter={filter}
            needs={NEEDS}
            hidden={facts.dates.length > 1 ? facts.on : undefined}
          />
          <List />
        </>
      )}
      <p className="hint">
        <a href={guestsPath(facts, '/counts')}>{t('guests.counts-link')}</a>
        {' · '}
        <a href={guestsPath(facts, '/download')}>{t('guests.download-link')}</a>
        {' · '}
        <a href={eventPath(facts, '/print')}>{t('guests.print-link')}</a>
        {' · '}
        <a href={eventPath(facts, '/arrivals')}>{t('guests.arrivals-link')}</a>
      </p>
    </EventPage>
  )
}

function List() {
  const t = useWords()
  const { facts, filter, page, counts } = useLoaderData<typeof loader>()
  if (page.lines.length === 0)
    return (
      <Empty
        actions={
          <LinkButton href={guestsPath(facts)} kind="secondary">
            {t('guests.show-all')}
          </LinkButton>
        }
      >
        {t('guests.nobody-found')}
      </Empty>
    )
  const all = page.found ?? counts[filter.answer]
  const kind = partiesOf(facts.kind)
  const sortBy = (sort: ListFilter['sort']) => {
    const isNow = filter.sort === sort
    const down = filter.dir === undefined ? filter.sort === 'heard' : filter.dir === 'down'
    const dir = isNow ? (down ? ('up' as const) : ('down' as const)) : undefined
    return {
      href: guestListPath(facts, { ...filter, sort, dir }),
      ...(isNow && { now: down ? ('descending' as const) : ('ascending' as const) }),
    }
  }
  return (
    <>
      <Chooser>
        <GuestGrid
          kind={kind}
          caption={t('guests.caption', { families: all, people: facts.coming, kind })}
          lines={page.lines}
          timeZone={facts.timeZone}
          hrefOf={({ invitationId }) => guestsPath(facts, `/${invitationId}`)}
          sorts={{ name: sortBy('name'), answer: sortBy('answer'), heard: sortBy('heard') }}
        />
        <BulkBar label={t('guests.with-chosen', { kind })}>
          <Button
            kind="secondary"
            formAction={eventPath(facts, '/letters/invite')}
            name="intent"
            value="choose"
          >
            {t('guests.write-to')}
          </Button>
          <Button kind="secondary" name="do" value="answer">
            {t('guests.answer-for')}
          </Button>
          <Button kind="secondary" name="do" value="download">
            {t('guests.download')}
          </Button>
        </BulkBar>
      </Chooser>
      <Pager
        shown={t('guests.shown', { shown: page.lines.length, all })}
        firstHref={filter.after ? guestListPath(facts, filter) : undefined}
        nextHref={page.next ? guestListPath(facts, filter, page.next) : undefined}
      >
        <span>{t('guests.recorded')}</span>
      </Pager>
    </>
  )
}
