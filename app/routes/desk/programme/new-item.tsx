import { addItem } from '#app/domain/programme/change-order.server.ts'
import { findRunningOrder } from '#app/domain/programme/find-running-order.server.ts'
import { ITEM_NAMES, itemForm } from '#app/domain/programme/item.form.ts'
import { notFound, seeOther, unprocessable } from '#app/http/answer.server.ts'
import { readForm } from '#app/http/form.server.ts'
import { orderVisit } from '#app/http/order-visit.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { eventPath } from '#app/ui/desk/guests-path.ts'
import { Button, ButtonGroup } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { BackLink } from '#app/ui/govuk/prose.tsx'
import { ItemFields } from '#app/ui/programme/item-fields.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:events.edit' }

export async function loader(asked: LoaderFunctionArgs) {
  const { db, facts, scope } = await orderVisit(asked, 'events.edit')
  const order = await findRunningOrder(db, scope)
  return { facts, children: order?.children ?? 0 }
}

export async function action(asked: ActionFunctionArgs) {
  const { db, facts, occurrence, scope, words } = await orderVisit(asked, 'events.edit')
  const t = words()
  const { startsAt, timeZone } = occurrence
  const read = await readForm(asked.request, itemForm({ t, startsAt, timeZone }), t)
  if (!read.ok) return unprocessable({ form: read.state })
  const added = await addItem(db, { ...scope, item: read.value.item })
  if (added.ok) return seeOther(`${eventPath(facts, '/running-order')}#item-${added.value}`)
  if (added.reason === 'unknown') throw notFound()
  return unprocessable({ form: { typed: read.typed, errors: { '': t('running.too-many') } } })
}

/** An item as it begins: in a line with the others, on the printed programme. */
const NEW = { typed: { kind: ['speech'], minutes: ['5'], printed: ['on'] }, errors: {} }

export default function NewItem() {
  const t = useWords()
  const { facts, children } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()?.form
  const back = eventPath(facts, '/running-order')
  return (
    <EventPage
      event={facts}
      tab="running-order"
      title={t('running.add-title')}
      hasErrors={Boolean(answered)}
    >
      <BackLink href={back}>{t('running.back')}</BackLink>
      <h2>{t('running.add-title')}</h2>
      <ErrorSummary state={answered} names={ITEM_NAMES} />
      <form method="post" className="narrow" noValidate>
        <ItemFields form={answered ?? NEW} honoured={children} />
        <ButtonGroup>
          <Button>{t('running.save')}</Button>
          <a href={back}>{t('events.leave')}</a>
        </ButtonGroup>
      </form>
    </EventPage>
  )
}
