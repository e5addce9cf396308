import { changeCouncil } from '#app/domain/councils/change-council.server.ts'
import { councilForm, OFFERABLE, TIME_ZONES } from '#app/domain/councils/council.form.ts'
import { findCouncil } from '#app/domain/councils/find-council.server.ts'
import { seeOther, unprocessable } from '#app/http/answer.server.ts'
import { onRevision, versionsThatDiffer, type FieldVersions } from '#app/http/both-versions.ts'
import { councilValues } from '#app/http/council-values.ts'
import { readForm } from '#app/http/form.server.ts'
import { officer } from '#app/http/guard.server.ts'
import {
  data,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { Alarm } from '#app/ui/desk/alarm.tsx'
import { CouncilFields, useCouncilLabels } from '#app/ui/desk/council-fields.tsx'
import { PageHead } from '#app/ui/desk/panels.tsx'
import { SettingsCrumb } from '#app/ui/desk/settings-crumb.tsx'
import { TwoVersions } from '#app/ui/desk/two-versions.tsx'
import type { FormState } from '#app/ui/form-state.ts'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { OfficerPage } from '#app/ui/officer-page.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:council.edit' }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { council, url } = await officer({ request, context }, 'council.edit')
  return {
    values: councilValues(council),
    revision: council.revision,
    languages: OFFERABLE.map(({ tag, name, dir }) => ({ tag, name, dir })),
    timeZones: [...TIME_ZONES],
    isSaved: url.searchParams.has('saved'),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const here = await officer({ request, context }, 'council.edit')
  const { db, council, actor, address, now } = here
  const read = await readForm(request, councilForm, here.words())
  if (!read.ok) return unprocessable({ form: read.state })
  const { revision, ...changes } = read.value
  const saved = await changeCouncil(db, {
    councilId: council.id,
    actor,
    revision,
    changes,
    address,
    now,
  })
  if (saved.ok) return seeOther('/desk/settings/council?saved')
  const theirs = await findCouncil(db, council.id)
  const differ = versionsThatDiffer(councilValues(theirs), read.typed)
  return data({ form: onRevision(read.typed, theirs.revision), differ }, { status: 409 })
}

export default function CouncilSettings() {
  const t = useWords()
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionData<{ form: FormState; differ?: FieldVersions[] }>()
  const labels = useCouncilLabels(loaded.languages)
  const form = answer?.form
  const hasErrors = Object.keys(form?.errors ?? {}).length > 0
  return (
    <OfficerPage title={t('council-form.title')} hasErrors={hasErrors} at="/desk/settings">
      <SettingsCrumb />
      {hasErrors && <ErrorSummary state={form} names={Object.keys(loaded.values)} />}
      {loaded.isSaved && !answer && <Alarm kind="done" title={t('settings.saved')} />}
      <PageHead title={t('council-form.title')} lede={t('council-form.lede')} />
      {answer?.differ && (
        <TwoVersions
          keepHref="/desk/settings/council"
          rows={answer.differ.map(({ name, saved, mine }) => ({
            label: labels[name] ?? name,
            saved,
            mine,
          }))}
        />
      )}
      <CouncilFields {...loaded} labels={labels} state={form} />
    </OfficerPage>
  )
}
