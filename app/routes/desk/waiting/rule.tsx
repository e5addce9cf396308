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
import { EventEdit } from '#app/ui/desk/event-edit.tsx'
import { eventPath } from '#app/ui/desk/guests-path.ts'
import { ruleLabel, RuleFields, ruleShown } from '#app/ui/desk/rule-fields.tsx'
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
  return (
    <EventEdit
      event={facts}
      below="waiting"
      title={t('waiting-rules.title')}
      form={form}
      conflict={answered?.conflict}
      revision={revision}
      names={RULE_NAMES}
      label={(name) => ruleLabel(t, name)}
      show={(name, value) => ruleShown(t, name, value)}
      button={t('waiting-rules.save')}
    >
      <RuleFields form={form} later={later} />
    </EventEdit>
  )
}
