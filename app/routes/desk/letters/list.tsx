import { z } from 'zod'
import { may } from '#app/domain/access/permissions.ts'
import { rowId } from '#app/domain/ids.ts'
import { findLetters } from '#app/domain/mail/find-letters.server.ts'
import { officer } from '#app/http/guard.server.ts'
import { useLoaderData, type LoaderFunctionArgs } from '#app/remix.ts'
import { Chips } from '#app/ui/desk/chips.tsx'
import { Empty } from '#app/ui/desk/empty.tsx'
import { LetterGrid } from '#app/ui/desk/letter-grid.tsx'
import { Pager } from '#app/ui/desk/pager.tsx'
import { PageHead } from '#app/ui/desk/panels.tsx'
import { Button, LinkButton } from '#app/ui/govuk/button.tsx'
import { Select } from '#app/ui/govuk/select.tsx'
import { OfficerPage } from '#app/ui/officer-page.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:letters.view' }

const LISTS = {
  all: undefined,
  failed: ['failed', 'bounced'],
  waiting: ['queued', 'sending'],
  'by-hand': ['by_hand'],
  sent: ['sent', 'handed_over'],
  kept: ['kept'],
  cancelled: ['cancelled'],
} as const
type List = keyof typeof LISTS
const NAMES = ['failed', 'waiting', 'by-hand', 'sent', 'kept', 'cancelled'] as const
const KINDS = [
  'invitation',
  'invitation_reminder',
  'reply',
  'place_confirmed',
  'place_offered',
  'offer_ended',
  'reminder',
  'thanks',
  'event_changed',
  'event_cancelled',
  'withdrawn',
  'finish_reply',
  'nominate',
  'duty',
  'proof',
  'proof_reminder',
  'test',
] as const

const asked = z.object({
  list: z.enum(['all', ...NAMES]).catch('all'),
  kind: z.enum(KINDS).optional().catch(undefined),
  event: rowId.optional().catch(undefined),
  before: rowId.optional().catch(undefined),
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const here = await officer({ request, context }, 'letters.view')
  const { db, council, now, url, actor, address, account } = here
  const { list, kind, event, before } = asked.parse(Object.fromEntries(url.searchParams))
  const states = LISTS[list]
  const found = await findLetters(db, {
    councilId: council.id,
    filter: { states: states && [...states], purpose: kind, eventId: event, before },
    seesSignIns: may(account.role, 'accounts.edit'),
    actor,
    address,
    now,
  })
  return { ...found, list, kind, event, isFirst: !before, timeZone: council.timeZone }
}

function hrefOf(
  { list, kind, event }: { list: List; kind?: string | undefined; event?: string | undefined },
  before?: string,
): string {
  const search = new URLSearchParams()
  if (list !== 'all') search.set('list', list)
  if (kind) search.set('kind', kind)
  if (event) search.set('event', event)
  if (before) search.set('before', before)
  return `/desk/letters${search.size > 0 ? `?${search}` : ''}`
}

export default function Letters() {
  const t = useWords()
  const { letters, waiting, counts, next, isFirst, timeZone, ...filter } =
    useLoaderData<typeof loader>()
  const countOf = (list: List) =>
    (LISTS[list] ?? Object.values(LISTS).flatMap((states) => states ?? [])).reduce(
      (sum, state) => sum + (counts[state] ?? 0),
      0,
    )
  return (
    <OfficerPage title={t('letters.title')} at="/desk/letters">
      <PageHead
        title={t('letters.title')}
        lede={t('letters.lede')}
        actions={
          <LinkButton href="/desk/letters/inbox" kind="secondary">
            {waiting > 0
              ? t('letters.messages-wait', { messages: waiting })
              : t('letters.to-inbox')}
          </LinkButton>
        }
      />
      <form method="get" className="filters">
        {filter.list !== 'all' && <input type="hidden" name="list" value={filter.list} />}
        {filter.event && <input type="hidden" name="event" value={filter.event} />}
        <Select
          name="kind"
          label={t('letters.kind')}
          defaultValue={filter.kind ?? ''}
          options={[
            { value: '', label: t('letters.kind-any') },
            ...KINDS.map((kind) => ({ value: kind, label: t(`letters.kind-${kind}`) })),
          ]}
        />
        <Button kind="secondary">{t('letters.show')}</Button>
      </form>
      <Chips
        label={t('letters.lists')}
        chips={[
          {
            href: hrefOf({ ...filter, list: 'all' }),
            text: t('letters.all'),
            count: countOf('all'),
            current: filter.list === 'all',
          },
          ...NAMES.map((list) => ({
            href: hrefOf({ ...filter, list }),
            text: t(`letters.list-${list}`),
            count: countOf(list),
            current: filter.list === list,
          })),
        ]}
      />
      {letters.length === 0 ? (
        <Empty>{t('letters.empty')}</Empty>
      ) : (
        <LetterGrid
          caption={t('letters.caption', { letters: countOf(filter.list) })}
          letters={letters}
          timeZone={timeZone}
        />
      )}
      {(next || !isFirst) && (
        <Pager
          shown={t('letters.shown', { shown: letters.length, all: countOf(filter.list) })}
          firstHref={isFirst ? undefined : hrefOf(filter)}
          nextHref={next ? hrefOf(filter, next) : undefined}
        />
      )}
    </OfficerPage>
  )
}
