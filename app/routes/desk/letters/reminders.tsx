import { wakeWorker } from '#app/domain/jobs/wake.server.ts'
import { changeReminderRules } from '#app/domain/mail/change-reminder-rules.server.ts'
import { findReaders, findTimetable } from '#app/domain/mail/find-timetable.server.ts'
import { reminderRulesForm, typedOfReminderRules } from '#app/domain/mail/reminder-rules.form.ts'
import { RULE_FIELDS, rulesOf } from '#app/domain/mail/reminder-rules.ts'
import { steerForm } from '#app/domain/mail/steer-reminder.form.ts'
import {
  resumeReminder,
  sendReminderNow,
  stopReminder,
} from '#app/domain/mail/steer-reminder.server.ts'
import { notFound, seeOther } from '#app/http/answer.server.ts'
import { bothVersions, editRefused } from '#app/http/edit.server.ts'
import { eventVisit, type EventVisit } from '#app/http/event-visit.server.ts'
import { formOf, parseForm } from '#app/http/form.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { offeredLocales } from '#app/translations/locales.ts'
import { Alarm } from '#app/ui/desk/alarm.tsx'
import { EventEdit } from '#app/ui/desk/event-edit.tsx'
import { eventPath } from '#app/ui/desk/guests-path.ts'
import { ruleInWords } from '#app/ui/desk/planned-letters.tsx'
import { ReminderFields, ruleLabel, ruleShown } from '#app/ui/desk/reminder-fields.tsx'
import { ReminderPreview } from '#app/ui/desk/reminder-preview.tsx'
import { useWords } from '#app/ui/words.tsx'
import { withChosen } from '#app/ui/versions.ts'

export const handle = { policy: 'desk:letters.send' }

/** So many names stand in the list of those whose letter can be read. */
const MOST_READERS = 100

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'letters.send')
  const { db, council, event, occurrence, facts, now } = here
  const rules = rulesOf(event.reminderRules)
  const planned = await findTimetable(db, { council, event, occurrence, now })
  return {
    facts,
    rules,
    revision: event.revision,
    form: { typed: typedOfReminderRules(rules), errors: {} },
    missed: planned.filter(({ state }) => state === 'missed').map(({ rule }) => rule),
    quiet: { from: council.quietFrom, until: council.quietUntil },
    languages: offeredLocales(council.languages, council.wording),
    readers: await findReaders(db, {
      councilId: council.id,
      occurrenceId: occurrence.id,
      atMost: MOST_READERS,
    }),
  }
}

/** Saves the rules; or, from the timetable, stops one for this date, lets it go, or sends it now. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'letters.send')
  const form = await formOf(request)
  if (form.has('intent')) return steer(here, form)
  const { db, council, event, facts, actor, now } = here
  const t = here.words()
  const rules = rulesOf(event.reminderRules)
  const theirs = typedOfReminderRules(rules)
  const read = parseForm(withChosen(form, theirs), reminderRulesForm(t, rules), t)
  if (!read.ok) return editRefused(read.state)
  const scope = { councilId: council.id, eventId: event.id, actor, now }
  const saved = await changeReminderRules(db, { ...scope, ...read.value })
  if (saved.ok) throw seeOther(eventPath(facts, '/letters', { saved: '1' }))
  if (saved.reason === 'unknown') throw notFound()
  return bothVersions({ typed: read.typed, theirs, names: RULE_FIELDS, revision: event.revision })
}

async function steer(here: EventVisit, form: FormData): Promise<never> {
  const { db, council, event, occurrence, facts, actor, now } = here
  const read = parseForm(form, steerForm, here.words())
  if (!read.ok) throw notFound()
  const { intent, rule } = read.value
  const given = { council, eventId: event.id, occurrenceId: occurrence.id, rule, actor, now }
  const done = {
    stop: () => stopReminder(db, given),
    resume: () => resumeReminder(db, given),
    send: () => sendReminderNow(db, given),
  }
  const outcome = await done[intent]()
  if (outcome.ok && intent === 'send') wakeWorker()
  throw seeOther(
    eventPath(facts, '/letters', outcome.ok ? { did: intent } : { refused: outcome.reason }),
  )
}

export default function Reminders() {
  const t = useWords()
  const {
    facts,
    rules,
    form: fresh,
    revision,
    missed,
    quiet,
    languages,
    readers,
  } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const form = answered?.form ?? fresh
  return (
    <EventEdit
      event={facts}
      below="letters"
      title={t('reminders.title')}
      lead={<Lead quiet={quiet} missed={missed} />}
      form={form}
      conflict={answered?.conflict}
      revision={revision}
      names={RULE_FIELDS}
      label={(name) => ruleLabel(t, name)}
      show={(name, value) => ruleShown(t, name, value)}
      button={t('reminders.save')}
      more={
        <ReminderPreview
          href={`/desk/events/${facts.id}/letters/preview`}
          on={facts.on}
          languages={languages}
          readers={readers}
        />
      }
    >
      <ReminderFields form={form} rules={rules} />
    </EventEdit>
  )
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

/** What a rule does, when nothing is sent, and which rules are too late for this date. */
function Lead({ quiet, missed }: Pick<Loaded, 'quiet' | 'missed'>) {
  const t = useWords()
  return (
    <>
      <p>{t('reminders.lead')}</p>
      {quiet.from !== quiet.until && <p>{t('reminders.quiet', quiet)}</p>}
      {missed.length > 0 && (
        <Alarm kind="note" title={t('reminders.missed', { rules: missed.length })}>
          {t.list(missed.map((rule) => ruleInWords(t, rule)))}. {t('reminders.missed-why')}
        </Alarm>
      )}
    </>
  )
}
