import { bringForm } from '#app/domain/wording/bring.form.ts'
import { findMessages } from '#app/domain/wording/find-messages.server.ts'
import { planImport, type ImportPlan } from '#app/domain/wording/plan-import.ts'
import { MOST_PO_BYTES, readPo } from '#app/domain/wording/po-file.server.ts'
import { bringMessages } from '#app/domain/wording/bring-messages.server.ts'
import { notFound, seeOther, unprocessable } from '#app/http/answer.server.ts'
import { bodyOf, parseForm } from '#app/http/form.server.ts'
import { officer } from '#app/http/guard.server.ts'
import { translatedLanguage } from '#app/http/translation-values.server.ts'
import {
  data,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { localeDetails } from '#app/translations/locales.ts'
import { BringChanges } from '#app/ui/desk/bring-changes.tsx'
import { PageHead } from '#app/ui/desk/panels.tsx'
import { SettingsCrumb } from '#app/ui/desk/settings-crumb.tsx'
import type { FormState } from '#app/ui/form-state.ts'
import { Button, ButtonGroup, LinkButton } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { FileField } from '#app/ui/govuk/text-field.tsx'
import { OfficerPage } from '#app/ui/officer-page.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:translations.edit' }

interface Answer {
  form?: FormState
  plan?: ImportPlan
}

async function meet({ request, context, params }: LoaderFunctionArgs) {
  const here = await officer({ request, context }, 'translations.edit')
  const language = translatedLanguage(params.language)
  if (!language) throw notFound()
  return { here, language }
}

export async function loader(args: LoaderFunctionArgs) {
  const { language } = await meet(args)
  return { language }
}

/** Read a file and show what it would change; or save what was ticked of what was shown. */
export async function action(args: ActionFunctionArgs) {
  const { here, language } = await meet(args)
  const { db, council, actor, address, now } = here
  const t = here.words()
  const wrong = (reason: Parameters<typeof t>[0]) =>
    unprocessable<Answer>({ form: { typed: {}, errors: { file: t(reason) } } })
  if (Number(args.request.headers.get('Content-Length') ?? 0) > 4 * MOST_PO_BYTES)
    return wrong('translations.bring-too-large')
  const fields = await bodyOf(args.request)
  const scope = { councilId: council.id, language: language.tag }
  if (fields.get('step') === 'save') {
    const read = parseForm(fields, bringForm, t)
    if (!read.ok) return wrong('translations.bring-gone')
    const { take, shown } = read.value
    const messages = shown.filter(({ key }) => take.includes(key))
    const brought = await bringMessages(db, { ...scope, actor, messages, address, now })
    if (!brought.ok) throw notFound()
    const { taken, changed, unfit } = brought.value
    throw seeOther(
      `/desk/translations?language=${language.tag}&state=draft&brought=${taken}-${changed + unfit}`,
    )
  }
  const file = fields.get('file')
  if (!(file instanceof File) || file.size === 0) return wrong('translations.bring-choose')
  const read = readPo(new Uint8Array(await file.arrayBuffer()), { language: language.tag })
  if (!read.ok) return wrong(`translations.bring-${read.reason}`)
  const { intl } = localeDetails(language.tag)
  return data<Answer>({ plan: planImport(read.value, await findMessages(db, scope), { intl }) })
}

export default function Bring() {
  const t = useWords()
  const { language } = useLoaderData<typeof loader>()
  const answer = useActionData<Answer>()
  const name = t.language(language.tag)
  const list = `/desk/translations?language=${language.tag}`
  const here = `/desk/translations/${language.tag}/bring`
  return (
    <OfficerPage
      title={t('translations.bring')}
      hasErrors={answer?.form !== undefined}
      at="/desk/settings"
    >
      <SettingsCrumb below={{ href: list, text: t('translations.title') }} />
      <ErrorSummary state={answer?.form} names={['file']} />
      <PageHead title={t('translations.bring')} lede={t('translations.bring-lead')} />
      {answer?.plan ? (
        <BringChanges plan={answer.plan} language={language} action={here} backHref={here} />
      ) : (
        <form method="post" action={here} encType="multipart/form-data" className="narrow">
          <FileField
            name="file"
            label={t('translations.bring-file', { language: name })}
            hint={t('translations.bring-hint')}
            accept=".po,.pot,text/x-gettext-translation"
            state={answer?.form}
          />
          <ButtonGroup>
            <Button>{t('translations.bring-button')}</Button>
            <LinkButton href={`/desk/translations/${language.tag}/messages.po`} kind="secondary">
              {t('translations.export')}
            </LinkButton>
          </ButtonGroup>
        </form>
      )}
    </OfficerPage>
  )
}
