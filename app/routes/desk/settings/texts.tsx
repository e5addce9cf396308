import { changeTexts } from '#app/domain/councils/change-council.server.ts'
import { findCouncil } from '#app/domain/councils/find-council.server.ts'
import { penceOf, textsForm } from '#app/domain/councils/texts.form.ts'
import { notFound, seeOther } from '#app/http/answer.server.ts'
import { settings } from '#app/http/database.server.ts'
import { bothVersions, editRefused, readEdit } from '#app/http/edit.server.ts'
import { officer } from '#app/http/guard.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { Alarm } from '#app/ui/desk/alarm.tsx'
import { BothVersions } from '#app/ui/desk/both-versions.tsx'
import { PageHead } from '#app/ui/desk/panels.tsx'
import { SettingsCrumb } from '#app/ui/desk/settings-crumb.tsx'
import { Button } from '#app/ui/govuk/button.tsx'
import { Checkboxes } from '#app/ui/govuk/choices.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { TextField } from '#app/ui/govuk/text-field.tsx'
import { OfficerPage } from '#app/ui/officer-page.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:council.edit' }

const NAMES = ['texts', 'textPrice']

const typedOf = ({ texts, textPrice }: { texts: boolean; textPrice: number }) => ({
  texts: texts ? ['yes'] : [],
  textPrice: [penceOf(textPrice)],
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { council, url } = await officer({ request, context }, 'council.edit')
  return {
    isSetUp: settings().notify !== undefined,
    values: typedOf(council),
    revision: council.revision,
    isSaved: url.searchParams.has('saved'),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const here = await officer({ request, context }, 'council.edit')
  if (!settings().notify) throw notFound()
  const { db, council, actor, address, now } = here
  const current = await findCouncil(db, council.id)
  const theirs = typedOf(current)
  const read = await readEdit(request, { schema: textsForm, theirs, t: here.words() })
  if (!read.ok) return editRefused(read.state)
  const { revision, ...changes } = read.value
  const given = { councilId: council.id, actor, revision, changes, address, now }
  const saved = await changeTexts(db, given)
  if (saved.ok) throw seeOther('/desk/settings/texts?saved')
  return bothVersions({ typed: read.typed, theirs, names: NAMES, revision: current.revision })
}

export default function TextSettings() {
  const t = useWords()
  const { isSetUp, values, revision, isSaved } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const form = answer?.form
  const hasErrors = Object.keys(form?.errors ?? {}).length > 0
  return (
    <OfficerPage title={t('texts.title')} hasErrors={hasErrors} at="/desk/settings">
      <SettingsCrumb />
      {hasErrors && <ErrorSummary state={form} names={NAMES} />}
      {isSaved && !answer && <Alarm kind="done" title={t('texts.saved')} />}
      <PageHead title={t('texts.title')} lede={t('texts.lede')} />
      {!isSetUp ? (
        <Alarm kind="note" title={t('texts.not-set-up')} />
      ) : answer?.conflict ? (
        <BothVersions
          conflict={answer.conflict}
          typed={answer.form.typed}
          label={(name) => t(name === 'texts' ? 'texts.send' : 'texts.price')}
          backHref="/desk/settings/texts"
        />
      ) : (
        <form method="post" action="/desk/settings/texts" className="narrow" noValidate>
          <input type="hidden" name="revision" value={revision} />
          <Checkboxes
            name="texts"
            options={[{ value: 'yes', label: t('texts.send'), hint: t('texts.send-hint') }]}
            defaultValues={values.texts}
            state={form}
          />
          <TextField
            name="textPrice"
            label={t('texts.price')}
            hint={t('texts.price-hint')}
            width={5}
            inputMode="decimal"
            defaultValue={values.textPrice[0]}
            state={form}
          />
          <p>{t('texts.parts-what')}</p>
          <Button>{t('texts.save')}</Button>
        </form>
      )}
    </OfficerPage>
  )
}
