import { changeWaitingRules } from '#app/domain/events/waiting-rules.server.ts'
import {
  RULE_NAMES,
  typedOfRules,
  waitingRulesForm,
} from '#app/domain/events/waiting-rules.form.ts'
import { wakeWorker } from '#app/domain/jobs/wake.server.ts'
import { notFound, seeOther } from '#app/http/answer.server.ts'
import { bothVersions, editRefused, readEdit } from '#app/http/edit.server.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { BothVersions } from '#app/ui/desk/both-versions.tsx'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { eventPath } from '#app/ui/desk/guests-path.ts'
import { ruleLabel, RuleFields, ruleShown } from '#app/ui/desk/rule-fields.tsx'
import { Button, ButtonGroup } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { BackLink } from '#app/ui/govuk/prose.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:events.edit' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'events.edit')
  const { facts, occurrence, occurrences } = here
  return {
    facts,
    revision: occurrence.edition,
    later: occurrences.filter((one) => one.startsAt > occurrence.startsAt && !one.cancelledAt)
      .length,
    form: { typed: typedOfRules(occurrence), errors: {} },
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'events.edit')
  const { db, council, event, occurrence, facts, actor, now, words } = here
  const t = words()
  const theirs = typedOfRules(occurrence)
  const { startsAt, timeZone } = occurrence
  const read = await readEdit(request, {
    schema: waitingRulesForm({ t, timeZone, startsAt }),
    theirs,
    t,
  })
  if (!read.ok) return editRefused(read.state)
  const saved = await changeWaitingRules(db, {
    councilId: council.id,
    eventId: event.id,
    occurrenceId: occurrence.id,
    actor,
    now,
    ...read.value,
  })
  if (saved.ok) {
    if (saved.value.promoted > 0) wakeWorker()
    return seeOther(eventPath(facts, '/waiting'))
  }
  if (saved.reason === 'unknown' || saved.reason === 'cancelled') throw notFound()
  const { typed } = read
  if (saved.reason === 'after-start')
    return editRefused({ typed, errors: { closesOn: t('waiting-rules.after-start') } })
  return bothVersions({ typed, theirs, names: RULE_NAMES, revision: occurrence.edition })
}

export default function Rule() {
  const t = useWords()
  const { facts, form: fresh, revision, later } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const form = answered?.form ?? fresh
  const back = eventPath(facts, '/waiting')
  return (
    <EventPage
      event={facts}
      tab="waiting"
      title={t('waiting-rules.title')}
      hasErrors={Object.keys(form.errors).length > 0}
    >
      <BackLink href={back}>{t('event.tab-waiting')}</BackLink>
      <h2>{t('waiting-rules.title')}</h2>
      {answered?.conflict ? (
        <BothVersions
          conflict={answered.conflict}
          typed={form.typed}
          label={(name) => ruleLabel(t, name)}
          show={(name, value) => ruleShown(t, name, value)}
          backHref={back}
        />
      ) : (
        <form method="post" className="narrow" noValidate>
          <ErrorSummary state={form} names={RULE_NAMES} />
          <input type="hidden" name="revision" value={revision} />
          <RuleFields form={form} later={later} />
          <ButtonGroup>
            <Button>{t('waiting-rules.save')}</Button>
            <a href={back}>{t('events.leave')}</a>
          </ButtonGroup>
        </form>
      )}
    </EventPage>
  )
}
