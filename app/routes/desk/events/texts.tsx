import { editEvent } from '#app/domain/events/edit.server.ts'
import { neutralTitle, TEXT_NAMES, textsForm } from '#app/domain/events/event.form.ts'
import { typedOfTexts } from '#app/domain/events/typed-event.ts'
import { findInitiatives } from '#app/domain/events/initiatives.server.ts'
import { factsOf } from '#app/domain/events/kinds.ts'
import { notFound, seeOther } from '#app/http/answer.server.ts'
import { bothVersions, editRefused, readEdit } from '#app/http/edit.server.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { localeDetails } from '#app/translations/locales.ts'
import { wordsFor } from '#app/translations/translate.ts'
import { BothVersions } from '#app/ui/desk/both-versions.tsx'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { FormatField, OtherLanguage, TextFields } from '#app/ui/desk/event-texts.tsx'
import { InitiativeFields } from '#app/ui/desk/initiative-fields.tsx'
import { Button, ButtonGroup } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { BackLink } from '#app/ui/govuk/prose.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:events.edit' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'events.edit')
  const { db, council, event, facts, offered } = here
  const others = offered
    .filter((tag) => tag !== 'en')
    .map((tag) => {
      const { name, dir } = localeDetails(tag)
      return { tag, name, dir, neutral: neutralTitle(wordsFor(tag), event.kind) }
    })
  const form = { typed: typedOfTexts(event), errors: {} }
  const initiatives = await findInitiatives(db, council.id)
  const { formats } = factsOf(event.kind)
  return { facts, form, revision: event.revision, formats, initiatives, others }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'events.edit')
  const { db, council, event, actor, now, words } = here
  const theirs = typedOfTexts(event)
  const read = await readEdit(request, { schema: textsForm, theirs, t: words() })
  if (!read.ok) return editRefused(read.state)
  const { revision, initiativeId, initiativeName, ...change } = read.value
  // Texts in a language that is not offered any more stay as they are.
  const texts = Object.fromEntries(
    Object.entries(event.texts).filter(([tag]) => !here.offered.some((known) => known === tag)),
  )
  const saved = await editEvent(db, {
    councilId: council.id,
    eventId: event.id,
    actor,
    now,
    revision,
    change: { ...change, texts: { ...texts, ...change.texts } },
    initiative: { id: initiativeId, name: initiativeName },
  })
  if (saved.ok) throw seeOther(`/desk/events/${event.id}/settings`)
  if (saved.reason === 'unknown') throw notFound()
  return bothVersions({ typed: read.typed, theirs, names: TEXT_NAMES, revision: event.revision })
}

export default function Texts() {
  const t = useWords()
  const loaded = useLoaderData<typeof loader>()
  const { facts, form: fresh, revision, formats, initiatives, others } = loaded
  const answered = useActionData<typeof action>()
  const form = answered?.form ?? fresh
  const back = `/desk/events/${facts.id}/settings`
  const label = (name: string) => {
    const [, tag, part] = /^texts\.([^.]+)\.(.+)$/.exec(name) ?? []
    const own = t(`event-form.${FIELD_WORDS[part ?? name] ?? 'title'}`)
    return tag ? t('event-form.in-language', { field: own, language: t.language(tag) }) : own
  }
  return (
    <EventPage
      event={facts}
      tab="settings"
      title={t('event-form.texts-title')}
      hasErrors={Object.keys(form.errors).length > 0}
    >
      <BackLink href={back}>{t('event.tab-settings')}</BackLink>
      <h2>{t('event-form.texts-title')}</h2>
      {answered?.conflict ? (
        <BothVersions
          conflict={answered.conflict}
          typed={form.typed}
          label={label}
          show={(name, value) =>
            initiatives.find(({ id }) => name === 'initiativeId' && id === value)?.name ??
            formatWords(t, name, value)
          }
          backHref={back}
        />
      ) : (
        <>
          <ErrorSummary state={form} names={TEXT_NAMES} />
          <form method="post" className="narrow" noValidate>
            <input type="hidden" name="revision" value={revision} />
            <section className="form-part">
              <TextFields form={form} />
              {formats.length > 1 ? (
                <FormatField form={form} formats={formats} />
              ) : (
                <input type="hidden" name="format" value={formats[0]} />
              )}
              <InitiativeFields form={form} initiatives={initiatives} />
            </section>
            {others.map((language) => (
              <OtherLanguage key={language.tag} form={form} language={language} />
            ))}
            <ButtonGroup>
              <Button>{t('event-form.save-texts')}</Button>
              <a href={back}>{t('events.leave')}</a>
            </ButtonGroup>
          </form>
        </>
      )}
    </EventPage>
  )
}

type FieldWord = 'title' | 'outside' | 'summary' | 'format' | 'initiative' | 'initiative-new'
const FIELD_WORDS: Record<string, FieldWord> = {
  title: 'title',
  outsideTitle: 'outside',
  summary: 'summary',
  format: 'format',
  initiativeId: 'initiative',
  initiativeName: 'initiative-new',
}

function formatWords(t: ReturnType<typeof useWords>, name: string, value: string): string {
  const format = name === 'format' && FORMATS.find((one) => one === value)
  return format ? t(`event-form.format-${format}`) : value
}

const FORMATS = ['gathering', 'outing', 'visit', 'workshop', 'webinar', 'launch'] as const
