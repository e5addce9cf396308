import { changeCouncil } from '#app/domain/councils/change-council.server.ts'
import { councilForm, OFFERABLE, TIME_ZONES } from '#app/domain/councils/council.form.ts'
import { findCouncil } from '#app/domain/councils/find-council.server.ts'
import { seeOther } from '#app/http/answer.server.ts'
import { councilValues, typedOfCouncil } from '#app/http/council-values.ts'
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
import { CouncilFields, useCouncilLabels } from '#app/ui/desk/council-fields.tsx'
import { PageHead } from '#app/ui/desk/panels.tsx'
import { SettingsCrumb } from '#app/ui/desk/settings-crumb.tsx'
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
  // Read again in this request: who chooses between two versions chooses from what is saved now.
  const current = await findCouncil(db, council.id)
  const theirs = typedOfCouncil(current)
  const read = await readEdit(request, { schema: councilForm, theirs, t: here.words() })
  if (!read.ok) return editRefused(read.state)
  const { revision, ...changes } = read.value
  const saved = await changeCouncil(db, {
    councilId: council.id,
    actor,
    revision,
    changes,
    address,
    now,
  })
  if (saved.ok) throw seeOther('/desk/settings/council?saved')
  return bothVersions({
    typed: read.typed,
    theirs,
    names: Object.keys(theirs),
    revision: current.revision,
  })
}

function shownOf(t: ReturnType<typeof useWords>, name: string, value: string): string {
  if (name === 'languages') return t.language(value)
  if (name !== 'drafts') return value
  return t(value === 'english' ? 'council-form.drafts-english' : 'council-form.drafts-shown')
}

export default function CouncilSettings() {
  const t = useWords()
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const labels = useCouncilLabels(loaded.languages)
  const form = answer?.form
  const hasErrors = Object.keys(form?.errors ?? {}).length > 0
  return (
    <OfficerPage title={t('council-form.title')} hasErrors={hasErrors} at="/desk/settings">
      <SettingsCrumb />
      {hasErrors && <ErrorSummary state={form} names={Object.keys(loaded.values)} />}
      {loaded.isSaved && !answer && <Alarm kind="done" title={t('settings.saved')} />}
      <PageHead title={t('council-form.title')} lede={t('council-form.lede')} />
      {answer?.conflict ? (
        <BothVersions
          conflict={answer.conflict}
          typed={answer.form.typed}
          label={(name) => labels[name] ?? name}
          show={(name, value) => shownOf(t, name, value)}
          backHref="/desk/settings/council"
        />
      ) : (
        <CouncilFields {...loaded} labels={labels} state={form} />
      )}
    </OfficerPage>
  )
}
