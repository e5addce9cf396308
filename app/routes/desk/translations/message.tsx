import { findMessages } from '#app/domain/wording/find-messages.server.ts'
import {
  approveMessages,
  forgetWording,
  wordMessage,
} from '#app/domain/wording/write-wording.server.ts'
import { wordingForm } from '#app/domain/wording/wording.form.ts'
import { notFound, seeOther, unprocessable } from '#app/http/answer.server.ts'
import { readForm } from '#app/http/form.server.ts'
import { officer } from '#app/http/guard.server.ts'
import { translatedLanguage } from '#app/http/translation-values.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { localeDetails } from '#app/translations/locales.ts'
import { previewsOf } from '#app/translations/message-preview.ts'
import { problemsOf } from '#app/translations/message-shape.ts'
import { Alarm } from '#app/ui/desk/alarm.tsx'
import { MessageForm } from '#app/ui/desk/message-form.tsx'
import { MessageState } from '#app/ui/desk/message-grid.tsx'
import { Box, PageHead } from '#app/ui/desk/panels.tsx'
import { SettingsCrumb } from '#app/ui/desk/settings-crumb.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { SummaryList } from '#app/ui/govuk/summary-list.tsx'
import { OfficerPage } from '#app/ui/officer-page.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:translations.edit' }

async function meet({ request, context, params }: LoaderFunctionArgs) {
  const here = await officer({ request, context }, 'translations.edit')
  const language = translatedLanguage(params.language)
  if (!language) throw notFound()
  const ids = { councilId: here.council.id, language: language.tag }
  const message = (await findMessages(here.db, ids)).find(({ key }) => key === params.key)
  if (!message) throw notFound()
  return { here, language, message, ids }
}

export async function loader(args: LoaderFunctionArgs) {
  const { here, language, message } = await meet(args)
  return {
    language,
    message,
    previews: previewsOf(message.text, localeDetails(language.tag).intl),
    isOwn: message.authorId === here.account.id,
    outcome: here.url.searchParams.get('outcome'),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { here, language, message, ids } = await meet(args)
  const { db, actor, address, now } = here
  const t = here.words()
  const read = await readForm(args.request, wordingForm, t)
  if (!read.ok) return unprocessable({ form: read.state })
  const { step, text } = read.value
  const who = { ...ids, actor, address, now }
  const back = `/desk/translations/${language.tag}/${message.key}`
  if (step === 'forget') {
    await forgetWording(db, { ...who, key: message.key })
    throw seeOther(`${back}?outcome=forgotten`)
  }
  if (step === 'approve') {
    const result = await approveMessages(db, { ...who, messages: [{ key: message.key, text }] })
    const outcome = result.ok && result.value.approved > 0 ? 'approved' : 'not-approved'
    throw seeOther(`${back}?outcome=${outcome}`)
  }
  const saved = await wordMessage(db, { ...who, key: message.key, text })
  if (saved.ok) throw seeOther(`${back}?outcome=saved`)
  const { intl } = localeDetails(language.tag)
  const said = problemsOf(text, { english: message.english, intl }).map((problem) =>
    'what' in problem
      ? t(`translations.problem-${problem.problem}`, { what: problem.what })
      : t(`translations.problem-${problem.problem}`),
  )
  return unprocessable({ form: { typed: read.typed, errors: { text: said.join('. ') } } })
}

const OUTCOMES = ['saved', 'approved', 'not-approved', 'forgotten'] as const

export default function TranslatedMessage() {
  const t = useWords()
  const { language, message, previews, isOwn, outcome } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  const happened = OUTCOMES.find((one) => one === outcome)
  const list = `/desk/translations?language=${language.tag}`
  return (
    <OfficerPage title={message.key} hasErrors={form !== undefined} at="/desk/settings">
      <SettingsCrumb below={{ href: list, text: t('translations.title') }} />
      {form && <ErrorSummary state={form} names={['text']} />}
      {happened && !form && (
        <Alarm
          kind={happened === 'not-approved' ? 'note' : 'done'}
          title={t(`translations.${happened}-now`)}
        />
      )}
      <PageHead
        title={<bdi dir="ltr">{message.key}</bdi>}
        lede={<MessageState state={message.state} />}
      />
      <MessageForm language={language} message={message} isOwn={isOwn} state={form} />
      <Box id="reads" title={t('translations.reads')}>
        <SummaryList
          rows={previews.map(({ form: plural, example, text }) => ({
            key: plural ? t('translations.form', { form: plural, example: example ?? 0 }) : '',
            value: (
              <bdi lang={language.tag} dir={language.dir}>
                {text}
              </bdi>
            ),
          }))}
        />
      </Box>
    </OfficerPage>
  )
}
