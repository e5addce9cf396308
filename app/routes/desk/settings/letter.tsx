import { letterWordsForm } from '#app/domain/wording/letter-words.form.ts'
import { resetLetter, sentencesOf, wordLetter } from '#app/domain/wording/letter-wording.server.ts'
import { seeOther, unprocessable } from '#app/http/answer.server.ts'
import { readForm } from '#app/http/form.server.ts'
import {
  letterWordsVisit,
  sampleOf,
  sentenceErrors,
  typedOfSentences,
} from '#app/http/letter-words.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { localeDetails } from '#app/translations/locales.ts'
import { Alarm } from '#app/ui/desk/alarm.tsx'
import {
  fieldOfSentence,
  LetterReads,
  LetterWordsFields,
} from '#app/ui/desk/letter-words-fields.tsx'
import { PageHead } from '#app/ui/desk/panels.tsx'
import { SettingsCrumb } from '#app/ui/desk/settings-crumb.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { OfficerPage } from '#app/ui/officer-page.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:translations.edit' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { here, which } = await letterWordsVisit({ request, context, params })
  const sentences = sentencesOf(here.council, which)
  const { subject, text } = sampleOf(here.council, which)
  const outcome = here.url.searchParams.get('outcome')
  return {
    which,
    language: { tag: which.language, dir: localeDetails(which.language).dir },
    sentences,
    form: { typed: typedOfSentences(sentences), errors: {} },
    reads: { subject, text },
    outcome: (['saved', 'reset'] as const).find((known) => known === outcome),
  }
}

/** Saves, tries or takes back the words of a letter; what is typed stays in its fields. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const { here, which } = await letterWordsVisit({ request, context, params })
  const { db, council, actor, address, now } = here
  const t = here.words()
  const read = await readForm(request, letterWordsForm, t)
  if (!read.ok) return unprocessable({ form: read.state, reads: null })
  const { step, texts } = read.value
  const given = { ...which, council, actor, address, now }
  const { kind, letter, language } = which
  const back = `/desk/settings/letters/${kind}/${letter}?language=${language}`
  if (step === 'reset') {
    await resetLetter(db, given)
    throw seeOther(`${back}&outcome=reset`)
  }
  const errors = sentenceErrors(t, texts, which)
  if (Object.keys(errors).length > 0)
    return unprocessable({ form: { typed: read.typed, errors }, reads: null })
  if (step === 'preview') {
    const { subject, text } = sampleOf(council, { ...which, tried: texts })
    return { form: { typed: read.typed, errors: {} }, reads: { subject, text } }
  }
  await wordLetter(db, { ...given, texts })
  throw seeOther(`${back}&outcome=saved`)
}

export default function LetterInWords() {
  const t = useWords()
  const loaded = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const { which, language, sentences, outcome } = loaded
  const form = answered?.form ?? loaded.form
  const reads = answered ? answered.reads : loaded.reads
  const { kind, letter } = which
  const title = t(`letter-words.letter-${letter}`)
  return (
    <OfficerPage
      title={title}
      hasErrors={Object.keys(form.errors).length > 0}
      at="/desk/settings"
      tries
    >
      <SettingsCrumb
        below={{
          href: `/desk/settings/letters?kind=${kind}&language=${language.tag}`,
          text: t('letter-words.title'),
        }}
      />
      <ErrorSummary state={form} names={sentences.map(({ key }) => fieldOfSentence(key))} />
      {outcome && !answered && <Alarm kind="done" title={t(`letter-words.did-${outcome}`)} />}
      <PageHead
        title={title}
        lede={t('letter-words.of', {
          kind: t(`event.kind-${kind}`),
          language: t.language(language.tag),
        })}
      />
      <p>{t('letter-words.placeholders')}</p>
      <LetterWordsFields
        language={language}
        sentences={sentences}
        state={form}
        previewHref={`/desk/settings/letters/${kind}/${letter}/preview?language=${language.tag}`}
      />
      {reads && <LetterReads letter={reads} language={language} />}
    </OfficerPage>
  )
}
