import { findPeople } from '#app/domain/directory/find-people.server.ts'
import { assignDuty } from '#app/domain/programme/change-duties.server.ts'
import { DUTY_NAMES, knownDutyForm, newDutyForm } from '#app/domain/programme/duty.form.ts'
import { ARRIVE_MINUTES_BEFORE } from '#app/domain/programme/duty-roles.ts'
import { findRunningOrder } from '#app/domain/programme/find-running-order.server.ts'
import { notFound, seeOther, unprocessable } from '#app/http/answer.server.ts'
import { formOf, parseForm } from '#app/http/form.server.ts'
import { orderVisit } from '#app/http/order-visit.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { ContactFields } from '#app/ui/desk/contact-fields.tsx'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { eventPath } from '#app/ui/desk/guests-path.ts'
import { Button, ButtonGroup } from '#app/ui/govuk/button.tsx'
import { Radios } from '#app/ui/govuk/choices.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { BackLink } from '#app/ui/govuk/prose.tsx'
import { TextField } from '#app/ui/govuk/text-field.tsx'
import { DutyFields } from '#app/ui/programme/duty-fields.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:directory.edit' }

/** So many of a name are offered. */
const OFFERED = 8

export async function loader(asked: LoaderFunctionArgs) {
  const { db, facts, scope, url, address } = await orderVisit(asked, 'directory.edit')
  const order = await findRunningOrder(db, scope)
  const q = (url.searchParams.get('q') ?? '').trim().slice(0, 200)
  const { councilId, actor, now } = scope
  const { people } = q
    ? await findPeople(db, { councilId, q, actor, address, now, atMost: OFFERED })
    : { people: [] }
  return {
    facts,
    q,
    found: people.map(({ id, fullName, nativeName, email, phone }) => ({
      id,
      fullName,
      nativeName,
      contact: email ?? phone ?? '',
    })),
    items: (order?.items ?? []).map(({ id, title }) => ({ id, title })),
  }
}

export async function action(asked: ActionFunctionArgs) {
  const { db, facts, scope, words } = await orderVisit(asked, 'directory.edit')
  const t = words()
  const form = await formOf(asked.request)
  const isNew = form.get('personId') === 'new' || form.get('personId') === null
  const read = isNew ? parseForm(form, newDutyForm, t) : parseForm(form, knownDutyForm, t)
  if (!read.ok) return unprocessable({ form: read.state })
  const put = await assignDuty(db, { ...scope, ...read.value })
  if (put.ok) return seeOther(eventPath(facts, '/running-order/people'))
  if (put.reason === 'unknown') throw notFound()
  return unprocessable({ form: { typed: read.typed, errors: { '': t('staff.too-many') } } })
}

const NEW = {
  typed: { arrive: [String(ARRIVE_MINUTES_BEFORE)], personId: ['new'] },
  errors: {},
}

export default function NewDuty() {
  const t = useWords()
  const { facts, q, found, items } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()?.form
  const [best] = found
  const begins = {
    typed: { ...NEW.typed, personId: [best?.id ?? 'new'], fullName: [q] },
    errors: {},
  }
  const form = answered ?? begins
  const back = eventPath(facts, '/running-order/people')
  const page = eventPath(facts, '/running-order/people/new', { q })
  return (
    <EventPage
      event={facts}
      tab="running-order"
      title={t('staff.add')}
      hasErrors={Boolean(answered)}
    >
      <BackLink href={back}>{t('staff.title')}</BackLink>
      <h2>{t('staff.add')}</h2>
      <ErrorSummary
        state={answered}
        names={['personId', 'fullName', 'nativeName', 'email', 'phone', 'language', ...DUTY_NAMES]}
      />
      <form method="get" className="narrow">
        {facts.dates.length > 1 && <input type="hidden" name="on" value={facts.on} />}
        <TextField
          name="q"
          label={t('staff.find-label')}
          size="s"
          autoComplete="off"
          spellCheck={false}
          defaultValue={q}
        />
        <Button kind="secondary">{t('staff.find')}</Button>
      </form>
      {q && found.length === 0 && <p>{t('staff.nobody-found')}</p>}
      <form method="post" action={page} className="narrow" noValidate>
        {found.length > 0 ? (
          <Radios
            name="personId"
            label={t('staff.pick')}
            size="s"
            small
            options={[
              ...found.map(({ id, fullName, nativeName, contact }) => ({
                value: id,
                label: <bdi>{fullName}</bdi>,
                hint: (
                  <>
                    {nativeName && <bdi>{nativeName}</bdi>}{' '}
                    {contact && <bdi dir="ltr">{contact}</bdi>}
                  </>
                ),
              })),
              {
                value: 'new',
                label: t('staff.new'),
                conditional: <ContactFields state={form} />,
              },
            ]}
            state={form}
          />
        ) : (
          <>
            <h3>{t('staff.new-heading')}</h3>
            <ContactFields state={form} />
          </>
        )}
        <DutyFields form={form} items={items} />
        <ButtonGroup>
          <Button>{t('staff.save')}</Button>
          <a href={back}>{t('events.leave')}</a>
        </ButtonGroup>
      </form>
    </EventPage>
  )
}
