import { neutralTitle, TEXT_NAMES, textsForm } from '#app/domain/events/event.form.ts'
import { typedOfTexts } from '#app/domain/events/typed-event.ts'
import { findInitiatives } from '#app/domain/events/initiatives.server.ts'
import { factsOf } from '#app/domain/events/kinds.ts'
import { editRefused, readEdit } from '#app/http/edit.server.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import { saveEvent } from '#app/http/save-event.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { localeDetails } from '#app/translations/locales.ts'
import { wordsFor } from '#app/translations/translate.ts'
import { EventEdit } from '#app/ui/desk/event-edit.tsx'
import { FormatField, OtherLanguage, TextFields } from '#app/ui/desk/event-texts.tsx'
import { InitiativeFields } from '#app/ui/desk/initiative-fields.tsx'
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
  const theirs = typedOfTexts(here.event)
  const read = await readEdit(request, { schema: textsForm, theirs, t: here.words() })
  if (!read.ok) return editRefused(read.state)
  const { revision, initiativeId, initiativeName, ...change } = read.value
  // Texts in a language that is not offered any more stay as they are.
  const texts = Object.fromEntries(
    Object.entries(here.event.texts).filter(
      ([tag]) => !here.offered.some((known) => known === tag),
    ),
  )
  return saveEvent(here, {
    typed: read.typed,
    theirs,
    names: TEXT_NAMES,
    revision,
    change: { ...change, texts: { ...texts, ...change.texts } },
    initiative: { id: initiativeId, name: initiativeName },
  })
}

export default function Texts() {
  const t = useWords()
  const loaded = useLoaderData<typeof loader>()
  const { facts, form: fresh, revision, formats, initiatives, others } = loaded
  const answered = useActionData<typeof action>()
  const form = answered?.form ?? fresh
  const label = (name: string) => {
    const [, tag, part] = /^texts\.([^.]+)\.(.+)$/.exec(name) ?? []
    const own = t(`event-form.${FIELD_WORDS[part ?? name] ?? 'title'}`)
    return tag ? t('event-form.in-language', { field: own, language: t.language(tag) }) : own
  }
  return (
    <EventEdit
      event={facts}
      title={t('event-form.texts-title')}
      form={form}
      conflict={answered?.conflict}
      revision={revision}
      names={TEXT_NAMES}
      label={label}
      show={(name, value) =>
        initiatives.find(({ id }) => name === 'initiativeId' && id === value)?.name ??
        formatWords(t, name, value)
      }
      button={t('event-form.save-texts')}
    >
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
    </EventEdit>
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
