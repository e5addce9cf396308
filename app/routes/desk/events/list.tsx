import { EVENT_LISTS, type EventList, type ListKey } from '#app/domain/events/event-lists.ts'
import { findEvents } from '#app/domain/events/find-events.server.ts'
import { rowId } from '#app/domain/ids.ts'
import { officer } from '#app/http/guard.server.ts'
import { useLoaderData, type LoaderFunctionArgs } from '#app/remix.ts'
import { Chips } from '#app/ui/desk/chips.tsx'
import { Empty } from '#app/ui/desk/empty.tsx'
import { EventGrid } from '#app/ui/desk/event-grid.tsx'
import { Pager } from '#app/ui/desk/pager.tsx'
import { PageHead } from '#app/ui/desk/panels.tsx'
import { Button, LinkButton } from '#app/ui/govuk/button.tsx'
import { TextField } from '#app/ui/govuk/text-field.tsx'
import { OfficerPage } from '#app/ui/officer-page.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:events.view' }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, council, now, url } = await officer({ request, context }, 'events.view')
  const asked = url.searchParams.get('list')
  const list = EVENT_LISTS.find((name) => name === asked) ?? 'coming'
  const query = (url.searchParams.get('q') ?? '').trim().slice(0, 200)
  const after = keyOf(url.searchParams.get('after'))
  const found = await findEvents(db, { councilId: council.id, now, list, query, after })
  return { ...found, list, query, isFirst: !after }
}

/** `2027-06-26T09:30:00.000Z~id`, as `hrefOf` writes it; anything else is the first page. */
function keyOf(text: string | null): ListKey | undefined {
  const [at = '', id] = text?.split('~') ?? []
  const startsAt = new Date(at)
  const known = rowId.safeParse(id)
  return known.success && !Number.isNaN(startsAt.getTime())
    ? { startsAt, id: known.data }
    : undefined
}

function hrefOf(list: EventList, query: string, after?: ListKey): string {
  const search = new URLSearchParams()
  if (list !== 'coming') search.set('list', list)
  if (query) search.set('q', query)
  if (after) search.set('after', `${after.startsAt.toISOString()}~${after.id}`)
  return `/desk/events${search.size > 0 ? `?${search}` : ''}`
}

export default function Events() {
  const t = useWords()
  const { events, counts, next, list, query, isFirst } = useLoaderData<typeof loader>()
  return (
    <OfficerPage title={t('events.title')} at="/desk/events">
      <PageHead
        title={t('events.title')}
        actions={
          <LinkButton href="/desk/events/new" kind="secondary">
            {t('events.new')}
          </LinkButton>
        }
      />
      <form method="get" className="filters">
        {list !== 'coming' && <input type="hidden" name="list" value={list} />}
        <TextField name="q" type="search" label={t('events.search')} defaultValue={query} />
        <Button kind="secondary">{t('events.search-button')}</Button>
      </form>
      <Chips
        label={t('events.lists')}
        chips={EVENT_LISTS.map((name) => ({
          href: hrefOf(name, query),
          text: t(`events.list-${name}`),
          count: counts[name],
          current: name === list,
        }))}
      />
      {events.length === 0 ? (
        <Empty
          actions={
            query ? (
              <LinkButton href={hrefOf(list, '')} kind="secondary">
                {t('events.show-all')}
              </LinkButton>
            ) : (
              list !== 'past' && (
                <LinkButton href="/desk/events/new">{t('events.begin')}</LinkButton>
              )
            )
          }
        >
          {query ? t('events.none-found', { query }) : t(`events.empty-${list}`)}
        </Empty>
      ) : (
        <EventGrid
          caption={t(`events.caption-${list}`, { events: counts[list] })}
          events={events}
        />
      )}
      {(next || !isFirst) && (
        <Pager
          shown={t('events.shown', { shown: events.length, all: counts[list] })}
          firstHref={isFirst ? undefined : hrefOf(list, query)}
          nextHref={next ? hrefOf(list, query, next) : undefined}
        />
      )}
    </OfficerPage>
  )
}
