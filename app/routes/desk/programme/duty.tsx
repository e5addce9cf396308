import { wakeWorker } from '#app/domain/jobs/wake.server.ts'
import { answerDuty } from '#app/domain/programme/answer-duty.server.ts'
import { changeDuty } from '#app/domain/programme/change-duties.server.ts'
import { removeDuty } from '#app/domain/programme/take-off-duty.server.ts'
import { DUTY_NAMES, dutyForm, typedOfDuty } from '#app/domain/programme/duty.form.ts'
import { findDuties } from '#app/domain/programme/find-duties.server.ts'
import { findRunningOrder } from '#app/domain/programme/find-running-order.server.ts'
import { notFound, seeOther } from '#app/http/answer.server.ts'
import { bothVersions, editRefused } from '#app/http/edit.server.ts'
import { formOf, parseForm } from '#app/http/form.server.ts'
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
import { DutyFields, dutyLabel, dutyShown } from '#app/ui/programme/duty-fields.tsx'
import { withChosen } from '#app/ui/versions.ts'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:events.edit' }

async function dutyVisit(asked: LoaderFunctionArgs) {
  const here = await orderVisit(asked, 'events.edit')
  const found = await findDuties(here.db, here.scope)
  const duty = found?.duties.find(({ id }) => id === asked.params.dutyId)
  if (!duty) throw notFound()
  return Object.assign(here, { duty, theirs: typedOfDuty(duty) })
}

export async function loader(asked: LoaderFunctionArgs) {
  const { db, facts, duty, theirs, scope } = await dutyVisit(asked)
  const order = await findRunningOrder(db, scope)
  return {
    facts,
    name: duty.name,
    revision: duty.revision,
    items: (order?.items ?? []).map(({ id, title }) => ({ id, title })),
    form: { typed: theirs, errors: {} },
  }
}

export async function action(asked: ActionFunctionArgs) {
  const { db, facts, duty, theirs, scope, words } = await dutyVisit(asked)
  const t = words()
  const fields = await formOf(asked.request)
  const one = { ...scope, dutyId: duty.id }
  const people = '/running-order/people'
  const act = fields.get('do')
  if (act === 'yes' || act === 'no') {
    const said = await answerDuty(db, { ...one, answer: act, message: null })
    wakeWorker()
    return seeOther(eventPath(facts, people, said.ok ? {} : { over: '1' }))
  }
  if (act === 'remove') {
    if (!(await removeDuty(db, one)).ok) throw notFound()
    return seeOther(eventPath(facts, people, { removed: duty.id }))
  }
  const read = parseForm(withChosen(fields, theirs), dutyForm, t)
  if (!read.ok) return editRefused(read.state)
  const saved = await changeDuty(db, { ...one, ...read.value })
  if (saved.ok) {
    wakeWorker()
    return seeOther(eventPath(facts, people))
  }
  if (saved.reason === 'unknown') throw notFound()
  const { typed } = read
  return bothVersions({ typed, theirs, names: DUTY_NAMES, revision: duty.revision })
}

export default function Duty() {
  const t = useWords()
  const loaded = useLoaderData<typeof loader>()
  const { facts, name, revision, items } = loaded
  const answered = useActionData<typeof action>()
  const form = answered?.form ?? loaded.form
  const back = eventPath(facts, '/running-order/people')
  return (
    <EventPage
      event={facts}
      tab="running-order"
      title={t('staff.change-title')}
      hasErrors={Object.keys(form.errors).length > 0}
    >
      <BackLink href={back}>{t('staff.title')}</BackLink>
      <h2>
        <bdi>{name}</bdi>
      </h2>
      {answered?.conflict ? (
        <BothVersions
          conflict={answered.conflict}
          typed={form.typed}
          label={(field) => dutyLabel(t, field)}
          show={(field, value) => dutyShown(t, items, field, value)}
          backHref={back}
        />
      ) : (
        <>
          <ErrorSummary state={form} names={DUTY_NAMES} />
          <p className="hint">{t('staff.tells')}</p>
          <form method="post" className="narrow" noValidate>
            <input type="hidden" name="revision" value={revision} />
            <DutyFields form={form} items={items} />
            <ButtonGroup>
              <Button>{t('staff.save')}</Button>
              <a href={back}>{t('events.leave')}</a>
            </ButtonGroup>
          </form>
          <h3>{t('staff.answer-heading')}</h3>
          <form method="post">
            <ButtonGroup>
              <Button kind="secondary" name="do" value="yes">
                {t('staff.answer-yes')}
              </Button>
              <Button kind="secondary" name="do" value="no">
                {t('staff.answer-no')}
              </Button>
              <Button kind="warning" name="do" value="remove">
                {t('staff.remove')}
              </Button>
            </ButtonGroup>
          </form>
        </>
      )}
    </EventPage>
  )
}
