import { rowId } from '#app/domain/ids.ts'
import {
  beginFromDate,
  beginFromTemplate,
  findEarlierOrders,
} from '#app/domain/programme/begin-order.server.ts'
import {
  bookRoomUntil,
  moveItem,
  removeItem,
  restoreItem,
} from '#app/domain/programme/change-order.server.ts'
import { findDuties } from '#app/domain/programme/find-duties.server.ts'
import { findRunningOrder } from '#app/domain/programme/find-running-order.server.ts'
import { bookedForm } from '#app/domain/programme/booked.form.ts'
import { templateOf } from '#app/domain/programme/templates.ts'
import { instantToWall } from '#app/domain/time.ts'
import type { Move } from '#app/domain/programme/reorder.ts'
import { notFound, seeOther, unprocessable } from '#app/http/answer.server.ts'
import { formOf, parseForm } from '#app/http/form.server.ts'
import { orderVisit, type OrderVisit } from '#app/http/order-visit.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { Alarm } from '#app/ui/desk/alarm.tsx'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { eventPath } from '#app/ui/desk/guests-path.ts'
import { Button, LinkButton } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { TimeField } from '#app/ui/govuk/text-field.tsx'
import { BeginOrder } from '#app/ui/programme/begin-order.tsx'
import { OrderList } from '#app/ui/programme/order-list.tsx'
import { StaffingAlarms } from '#app/ui/programme/staffing-alarms.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:events.view' }

const PAGE = '/running-order'

export async function loader(asked: LoaderFunctionArgs) {
  const { db, event, facts, url, scope } = await orderVisit(asked, 'events.view')
  const order = await findRunningOrder(db, scope)
  if (!order) throw notFound()
  const people = await findDuties(db, scope)
  const isEmpty = order.items.length === 0
  const removed = rowId.safeParse(url.searchParams.get('removed'))
  return {
    facts,
    order: {
      ...order,
      bookedTime: order.bookedUntil ? instantToWall(order.bookedUntil, order.timeZone).time : '',
      items: order.items.map(({ fixedMinute, people, ...item }) => ({
        ...item,
        isFixed: fixedMinute !== null,
        people: people.map(({ dutyId, name }) => ({ dutyId, name })),
      })),
    },
    staffing: people?.staffing ?? null,
    hasTemplate: templateOf(event.kind).length > 0,
    earlier: isEmpty ? await findEarlierOrders(db, scope) : [],
    removed: removed.success ? removed.data : null,
    begun: /^\d{1,3}$/.test(url.searchParams.get('begun') ?? ''),
  }
}

export async function action(asked: ActionFunctionArgs) {
  const here = await orderVisit(asked, 'events.edit')
  const { db, facts, scope } = here
  const form = await formOf(asked.request)
  const act = form.get('do')
  if (act === 'template' || act === 'copy') return begin(here, form)
  if (act === 'booked') return book(here, form)
  const id = rowId.safeParse(form.get('item'))
  if (!id.success) throw notFound()
  const one = { ...scope, itemId: id.data }
  if (act === 'remove') {
    if (!(await removeItem(db, one)).ok) throw notFound()
    return seeOther(eventPath(facts, PAGE, { removed: one.itemId }))
  }
  if (act === 'restore') {
    if (!(await restoreItem(db, one)).ok) throw notFound()
  } else {
    const move = moveOf(act, form.get('to'))
    if (!move || !(await moveItem(db, { ...one, move })).ok) throw notFound()
  }
  return seeOther(`${eventPath(facts, PAGE)}#item-${one.itemId}`)
}

function moveOf(act: FormDataEntryValue | null, to: FormDataEntryValue | null): Move | undefined {
  if (act === 'up') return { by: -1 }
  if (act === 'down') return { by: 1 }
  return typeof to === 'string' && /^\s*\d{1,3}\s*$/.test(to) ? { to: Number(to) } : undefined
}

async function begin({ db, facts, scope, words }: OrderVisit, form: FormData) {
  const t = words()
  const from = rowId.safeParse(form.get('from'))
  const begun = from.success
    ? await beginFromDate(db, { ...scope, fromOccurrenceId: from.data })
    : await beginFromTemplate(db, { ...scope, title: (key) => t(`running.template-${key}`) })
  if (begun.ok) return seeOther(eventPath(facts, PAGE, { begun: String(begun.value) }))
  // Somebody else has begun it meanwhile: what they made is shown.
  if (begun.reason === 'not-empty') return seeOther(eventPath(facts, PAGE))
  throw notFound()
}

async function book({ db, facts, occurrence, scope, words }: OrderVisit, form: FormData) {
  const t = words()
  const { startsAt, timeZone } = occurrence
  const read = parseForm(form, bookedForm({ t, startsAt, timeZone }), t)
  if (!read.ok) return unprocessable({ form: read.state })
  if (!(await bookRoomUntil(db, { ...scope, ...read.value })).ok) throw notFound()
  return seeOther(eventPath(facts, PAGE))
}

export default function RunningOrderPage() {
  const t = useWords()
  const loaded = useLoaderData<typeof loader>()
  const { facts, order, staffing, hasTemplate, earlier, removed, begun } = loaded
  const form = useActionData<typeof action>()?.form
  const { items, timeZone, bookedUntil } = order
  const clock = (at: Date) => t.date(at, { timeZone, style: 'time' })
  const newHref = eventPath(facts, `${PAGE}/new`)
  return (
    <EventPage
      event={facts}
      tab="running-order"
      title={t('running.title')}
      hasErrors={Boolean(form)}
    >
      <ErrorSummary state={form} names={['bookedUntil']} />
      {removed !== null && (
        <Alarm
          kind="done"
          title={t('running.did-remove')}
          actions={
            <form method="post" action={eventPath(facts, PAGE)}>
              <input type="hidden" name="item" value={removed} />
              <Button kind="secondary" small name="do" value="restore">
                {t('running.undo')}
              </Button>
            </form>
          }
        />
      )}
      {begun && <Alarm kind="done" title={t('running.did-begin', { items: items.length })} />}
      {bookedUntil && order.overBooking > 0 && (
        <Alarm title={t('running.over-booking', { minutes: order.overBooking })}>
          {t('running.over-booking-lead', { until: clock(bookedUntil), end: clock(order.endsAt) })}
        </Alarm>
      )}
      {order.overEnd > 0 && (
        <Alarm kind="note" title={t('running.over-end', { minutes: order.overEnd })}>
          {t('running.over-end-lead', {
            until: clock(order.dateEndsAt),
            end: clock(order.endsAt),
          })}
        </Alarm>
      )}
      {staffing && <StaffingAlarms {...staffing} />}
      <p>
        <a href={eventPath(facts, `${PAGE}/people`)}>{t('staff.title')}</a>
      </p>
      {items.length === 0 ? (
        <BeginOrder hasTemplate={hasTemplate} earlier={earlier} newHref={newHref} />
      ) : (
        <>
          <OrderList
            items={items}
            startsAt={order.startsAt}
            endsAt={order.endsAt}
            timeZone={timeZone}
            honoured={order.children}
            hrefOf={(id) => eventPath(facts, `${PAGE}/items/${id}`)}
          />
          <LinkButton href={newHref} kind="secondary">
            {t('running.add')}
          </LinkButton>
        </>
      )}
      <form method="post" action={eventPath(facts, PAGE)} className="narrow" noValidate>
        <TimeField
          name="bookedUntil"
          label={t('running.booked')}
          hint={t('running.booked-hint')}
          size="s"
          optional
          state={form}
          defaultValue={order.bookedTime}
        />
        <Button kind="secondary" name="do" value="booked">
          {t('running.booked-save')}
        </Button>
      </form>
    </EventPage>
  )
}
