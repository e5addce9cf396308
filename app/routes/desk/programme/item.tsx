import { changeItem } from '#app/domain/programme/change-order.server.ts'
import { findRunningOrder } from '#app/domain/programme/find-running-order.server.ts'
import { ITEM_NAMES, itemForm, typedOfItem } from '#app/domain/programme/item.form.ts'
import { notFound, seeOther } from '#app/http/answer.server.ts'
import { bothVersions, editRefused, readEdit } from '#app/http/edit.server.ts'
import { orderVisit } from '#app/http/order-visit.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { BothVersions } from '#app/ui/desk/both-versions.tsx'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { eventPath } from '#app/ui/desk/guests-path.ts'
import { Button, ButtonGroup } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { BackLink } from '#app/ui/govuk/prose.tsx'
import { ItemFields, itemLabel, itemShown } from '#app/ui/programme/item-fields.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:events.edit' }

async function itemVisit(asked: LoaderFunctionArgs) {
  const here = await orderVisit(asked, 'events.edit')
  const order = await findRunningOrder(here.db, here.scope)
  const item = order?.items.find(({ id }) => id === asked.params.itemId)
  if (!order || !item) throw notFound()
  const { startsAt, timeZone } = here.occurrence
  const context = { startsAt, timeZone }
  return Object.assign(here, { order, item, context, theirs: typedOfItem(item, context) })
}

export async function loader(asked: LoaderFunctionArgs) {
  const { facts, order, item, theirs } = await itemVisit(asked)
  return {
    facts,
    children: order.children,
    revision: item.revision,
    form: { typed: theirs, errors: {} },
  }
}

export async function action(asked: ActionFunctionArgs) {
  const { db, facts, item, theirs, context, scope, words } = await itemVisit(asked)
  const t = words()
  const read = await readEdit(asked.request, { schema: itemForm({ t, ...context }), theirs, t })
  if (!read.ok) return editRefused(read.state)
  const saved = await changeItem(db, { ...scope, itemId: item.id, ...read.value })
  if (saved.ok) return seeOther(`${eventPath(facts, '/running-order')}#item-${item.id}`)
  if (saved.reason === 'unknown') throw notFound()
  const { typed } = read
  return bothVersions({ typed, theirs, names: ITEM_NAMES, revision: item.revision })
}

export default function Item() {
  const t = useWords()
  const loaded = useLoaderData<typeof loader>()
  const { facts, children, revision } = loaded
  const answered = useActionData<typeof action>()
  const form = answered?.form ?? loaded.form
  const back = eventPath(facts, '/running-order')
  return (
    <EventPage
      event={facts}
      tab="running-order"
      title={t('running.change-title')}
      hasErrors={Object.keys(form.errors).length > 0}
    >
      <BackLink href={back}>{t('running.back')}</BackLink>
      <h2>{t('running.change-title')}</h2>
      {answered?.conflict ? (
        <BothVersions
          conflict={answered.conflict}
          typed={form.typed}
          label={(name) => itemLabel(t, name)}
          show={(name, value) => itemShown(t, name, value)}
          backHref={back}
        />
      ) : (
        <>
          <ErrorSummary state={form} names={ITEM_NAMES} />
          <form method="post" className="narrow" noValidate>
            <input type="hidden" name="revision" value={revision} />
            <ItemFields form={form} honoured={children} />
            <ButtonGroup>
              <Button>{t('running.save')}</Button>
              <a href={back}>{t('events.leave')}</a>
            </ButtonGroup>
          </form>
        </>
      )}
    </EventPage>
  )
}
