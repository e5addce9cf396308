import { checkImport } from '#app/domain/invitations/import-draft.server.ts'
import { IMPORT_DRAFT } from '#app/domain/invitations/import-payload.ts'
import { importPreview, PREVIEW_VIEWS } from '#app/domain/invitations/import-preview.ts'
import { startImport } from '#app/domain/invitations/import.server.ts'
import { wakeWorker } from '#app/domain/jobs/wake.server.ts'
import { seeOther } from '#app/http/answer.server.ts'
import { formOf } from '#app/http/form.server.ts'
import { importVisit } from '#app/http/import-visit.server.ts'
import { useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/remix.ts'
import { Chips } from '#app/ui/desk/chips.tsx'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { guestsPath } from '#app/ui/desk/guests-path.ts'
import { ImportGrid } from '#app/ui/desk/import-grid.tsx'
import { ImportSteps } from '#app/ui/desk/import-steps.tsx'
import { Kpis } from '#app/ui/desk/kpis.tsx'
import { Button, ButtonGroup, LinkButton } from '#app/ui/govuk/button.tsx'
import { State } from '#app/ui/state.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:guests.edit' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await importVisit({ request, context, params }, 'guests.edit')
  const { db, facts, draft, url } = here
  if (draft.task.kind !== IMPORT_DRAFT) throw seeOther(`/desk/tasks/${draft.task.id}`)
  const checked = await checkImport(db, draft)
  if (!checked.ok) throw seeOther(guestsPath(facts, '/import'))
  const asked = PREVIEW_VIEWS.find((view) => view === url.searchParams.get('rows'))
  const preview = importPreview(checked.value, here.words(), asked)
  return { facts, taskId: draft.task.id, fileName: draft.payload.fileName, preview }
}

/** Set it going. What an officer said of each row that wanted a look comes along as `row-<place>`. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await importVisit({ request, context, params }, 'guests.edit')
  const { db, facts, draft, actor, now } = here
  const decisions = new Map<number, 'same' | 'different'>()
  for (const [name, value] of await formOf(request)) {
    const row = /^row-(\d{1,7})$/.exec(name)?.[1]
    if (row && (value === 'same' || value === 'different')) decisions.set(Number(row), value)
  }
  const started = await startImport(db, { draft, actor, decisions, now })
  if (!started.ok && started.reason === 'gone') return seeOther(guestsPath(facts, '/import'))
  if (!started.ok && started.reason === 'nothing-to-add')
    return seeOther(guestsPath(facts, `/import/${draft.task.id}/check`, { rows: 'all' }))
  wakeWorker()
  return seeOther(`/desk/tasks/${draft.task.id}`)
}

export default function Check() {
  const t = useWords()
  const { facts, taskId, fileName, preview } = useLoaderData<typeof loader>()
  const { counts } = preview
  const path = `/import/${taskId}`
  return (
    <EventPage event={facts} tab="guests" title={t('import.rows-title')}>
      <ImportSteps at={2} />
      <div className="page-head">
        <div>
          <h2>
            {t('import.rows-read', { file: fileName || t('import.pasted'), rows: counts.all })}
          </h2>
          <p>
            {t('import.summary-good', { good: counts.good })}{' '}
            {counts.joined > 0 && t('import.summary-joined', { rows: counts.joined })}{' '}
            {counts.bad > 0 && t('import.summary-bad', { bad: counts.bad })}{' '}
            {counts.listed > 0 && t('import.summary-listed', { listed: counts.listed })}{' '}
            {counts.unsure > 0 && t('import.summary-look', { look: counts.unsure })}
          </p>
        </div>
        <Kpis
          figures={[
            { value: t.number(counts.good), label: <State mark="yes">{t('import.good')}</State> },
            { value: t.number(counts.bad), label: <State mark="bad">{t('import.to-mend')}</State> },
            {
              value: t.number(counts.listed),
              label: <State mark="wait">{t('import.on-list')}</State>,
            },
          ]}
        />
      </div>
      <Chips
        label={t('import.rows-title')}
        chips={PREVIEW_VIEWS.map((view) => ({
          href: guestsPath(facts, `${path}/check`, { rows: view }),
          text: t(`import.view-${view}`),
          count: counts[view],
          current: view === preview.view,
        }))}
      />
      <form method="post">
        <ImportGrid preview={preview} />
        {preview.more > 0 && (
          <p className="hint">{t('import.more-rows', { rows: preview.more })}</p>
        )}
        <ButtonGroup>
          {counts.adding > 0 && (
            <Button>{t('import.bring-in', { families: counts.adding })}</Button>
          )}
          {counts.bad > 0 && (
            <LinkButton href={guestsPath(facts, `${path}/bad/xlsx`)} kind="secondary">
              {t('import.download-bad', { rows: counts.bad })}
            </LinkButton>
          )}
          {counts.bad > 0 && (
            <a href={guestsPath(facts, `${path}/bad/csv`)}>{t('import.download-bad-csv')}</a>
          )}
          <a href={guestsPath(facts, path)}>{t('import.change-columns')}</a>
          <a href={guestsPath(facts, '/import')}>{t('import.other-file')}</a>
        </ButtonGroup>
        <p className="hint">
          {counts.adding > 0 ? t('import.undo-hint') : t('import.nothing-to-add')}
        </p>
      </form>
    </EventPage>
  )
}
