import { EVENT_FACTS } from '#app/domain/events/event-fields.ts'
import { openForm } from '#app/domain/events/event.form.ts'
import { typedOfOpen } from '#app/domain/events/typed-event.ts'
import { VISIBILITIES } from '#app/domain/events/kinds.ts'
import { editRefused, readEdit } from '#app/http/edit.server.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import { saveEvent } from '#app/http/save-event.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { SPOKEN_LANGUAGES } from '#app/translations/spoken-languages.ts'
import { codeWords, FACT_WORDS } from '#app/ui/desk/code-words.ts'
import { EventEdit } from '#app/ui/desk/event-edit.tsx'
import { Checkboxes, Radios } from '#app/ui/govuk/choices.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:events.edit' }

const NAMES = ['visibility', 'facts', 'languages']

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { event, facts } = await eventVisit({ request, context, params }, 'events.edit')
  return { facts, form: { typed: typedOfOpen(event), errors: {} }, revision: event.revision }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'events.edit')
  const theirs = typedOfOpen(here.event)
  const read = await readEdit(request, { schema: openForm, theirs, t: here.words() })
  if (!read.ok) return editRefused(read.state)
  const { revision, ...change } = read.value
  return saveEvent(here, { typed: read.typed, theirs, names: NAMES, revision, change })
}

export default function Open() {
  const t = useWords()
  const { facts, form: fresh, revision } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const form = answered?.form ?? fresh
  const labels: Record<string, string> = {
    visibility: t('open.visibility'),
    facts: t('open.facts'),
    languages: t('open.languages'),
  }
  const show = (name: string, value: string) => {
    if (name === 'languages') return t.language(value)
    const visibility = VISIBILITIES.find((one) => one === value)
    if (visibility) return t(`open.visibility-${visibility}`)
    const key = codeWords(FACT_WORDS, value)
    return key ? t(key) : value
  }
  return (
    <EventEdit
      event={facts}
      title={t('open.title')}
      form={form}
      conflict={answered?.conflict}
      revision={revision}
      names={NAMES}
      label={(name) => labels[name] ?? name}
      show={show}
      button={t('open.save')}
    >
      <Radios
        name="visibility"
        label={t('open.visibility')}
        size="s"
        small
        state={form}
        options={VISIBILITIES.map((value) => ({
          value,
          label: t(`open.visibility-${value}`),
          hint: t(`open.visibility-hint-${value}`),
        }))}
      />
      <Checkboxes
        name="facts"
        label={t('open.facts')}
        hint={t('open.facts-hint')}
        size="s"
        small
        state={form}
        options={EVENT_FACTS.map((value) => ({ value, label: t(FACT_WORDS[value]) }))}
      />
      <div className="columns">
        <Checkboxes
          name="languages"
          label={t('open.languages')}
          hint={t('open.languages-hint')}
          size="s"
          small
          state={form}
          options={SPOKEN_LANGUAGES.map(({ tag, english }) => ({ value: tag, label: english }))}
        />
      </div>
    </EventEdit>
  )
}
