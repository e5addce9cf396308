import { editEvent } from '#app/domain/events/edit.server.ts'
import { EVENT_FACTS } from '#app/domain/events/event-fields.ts'
import { openForm } from '#app/domain/events/event.form.ts'
import { typedOfOpen } from '#app/domain/events/typed-event.ts'
import { VISIBILITIES } from '#app/domain/events/kinds.ts'
import { notFound, seeOther } from '#app/http/answer.server.ts'
import { bothVersions, editRefused, readEdit } from '#app/http/edit.server.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { SPOKEN_LANGUAGES } from '#app/translations/spoken-languages.ts'
import { BothVersions } from '#app/ui/desk/both-versions.tsx'
import { codeWords, FACT_WORDS } from '#app/ui/desk/code-words.ts'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { Button, ButtonGroup } from '#app/ui/govuk/button.tsx'
import { Checkboxes, Radios } from '#app/ui/govuk/choices.tsx'
import { BackLink } from '#app/ui/govuk/prose.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:events.edit' }

const NAMES = ['visibility', 'facts', 'languages']

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { event, facts } = await eventVisit({ request, context, params }, 'events.edit')
  return { facts, form: { typed: typedOfOpen(event), errors: {} }, revision: event.revision }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'events.edit')
  const { db, council, event, actor, now, words } = here
  const theirs = typedOfOpen(event)
  const read = await readEdit(request, { schema: openForm, theirs, t: words() })
  if (!read.ok) return editRefused(read.state)
  const { revision, ...change } = read.value
  const saved = await editEvent(db, {
    councilId: council.id,
    eventId: event.id,
    actor,
    now,
    revision,
    change,
  })
  if (saved.ok) throw seeOther(`/desk/events/${event.id}/settings`)
  if (saved.reason === 'unknown') throw notFound()
  return bothVersions({ typed: read.typed, theirs, names: NAMES, revision: event.revision })
}

export default function Open() {
  const t = useWords()
  const { facts, form: fresh, revision } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const form = answered?.form ?? fresh
  const back = `/desk/events/${facts.id}/settings`
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
    <EventPage event={facts} tab="settings" title={t('open.title')}>
      <BackLink href={back}>{t('event.tab-settings')}</BackLink>
      <h2>{t('open.title')}</h2>
      {answered?.conflict ? (
        <BothVersions
          conflict={answered.conflict}
          typed={form.typed}
          label={(name) => labels[name] ?? name}
          show={show}
          backHref={back}
        />
      ) : (
        <form method="post" className="narrow" noValidate>
          <input type="hidden" name="revision" value={revision} />
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
          <ButtonGroup>
            <Button>{t('open.save')}</Button>
            <a href={back}>{t('events.leave')}</a>
          </ButtonGroup>
        </form>
      )}
    </EventPage>
  )
}
