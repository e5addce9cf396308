import { GUEST_FIELDS } from '#app/domain/invitations/guest-fields.ts'
import { isForbidden, chosenMapping } from '#app/domain/invitations/import-columns.ts'
import { changeImport, readImport } from '#app/domain/invitations/import-draft.server.ts'
import { IMPORT_DRAFT } from '#app/domain/invitations/import-payload.ts'
import { importDefaults } from '#app/domain/invitations/import-defaults.form.ts'
import { turnedColumn } from '#app/domain/invitations/turned-name.ts'
import { undoImport } from '#app/domain/invitations/undo-import.server.ts'
import { seeOther, unprocessable } from '#app/http/answer.server.ts'
import { formOf, parseForm } from '#app/http/form.server.ts'
import { importVisit } from '#app/http/import-visit.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { SPOKEN_LANGUAGES } from '#app/translations/spoken-languages.ts'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { Grid } from '#app/ui/desk/grid.tsx'
import { guestsPath } from '#app/ui/desk/guests-path.ts'
import { ImportSteps } from '#app/ui/desk/import-steps.tsx'
import { TurnNames } from '#app/ui/desk/turn-names.tsx'
import { Button, ButtonGroup } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { Select } from '#app/ui/govuk/select.tsx'
import { TextField } from '#app/ui/govuk/text-field.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:guests.edit' }

const SAMPLES = 3

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { db, facts, draft } = await importVisit({ request, context, params }, 'guests.edit')
  if (draft.task.kind !== IMPORT_DRAFT) throw seeOther(`/desk/tasks/${draft.task.id}`)
  const read = await readImport(db, draft)
  if (!read.ok) throw seeOther(guestsPath(facts, '/import'))
  const { columns, rows, titles, otherSheets = [], hiddenSheets = [], sheetName } = read.value
  const { mapping, fileName, language, people, turnNames } = draft.payload
  const names = mapping.indexOf('name')
  return {
    facts,
    taskId: draft.task.id,
    fileName,
    rowCount: rows.length,
    titles,
    sheetName: otherSheets.length > 0 ? sheetName : undefined,
    hiddenSheets: hiddenSheets.length,
    language,
    people,
    turned: turnedColumn(rows.map((row) => row[names] ?? '')),
    turnNames,
    columns: columns.map((heading, index) => ({
      key: String(index),
      heading,
      forbidden: isForbidden(heading),
      use: mapping[index] ?? 'left-out',
      samples: rows.slice(0, SAMPLES).map((row) => row[index] ?? ''),
    })),
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await importVisit({ request, context, params }, 'guests.edit')
  const { db, council, occurrence, facts, draft, actor, now } = here
  const t = here.words()
  const form = await formOf(request)
  const taskId = draft.task.id
  if (form.get('do') === 'undo') {
    const scope = { councilId: council.id, occurrenceId: occurrence.id }
    await undoImport(db, { ...scope, taskId, actor, now })
    return seeOther(`/desk/tasks/${taskId}`)
  }
  const sheet = await readImport(db, draft)
  if (!sheet.ok) return seeOther(guestsPath(facts, '/import'))
  const read = parseForm(form, importDefaults, t)
  if (!read.ok) return unprocessable({ form: read.state })
  const { columns } = sheet.value
  const chosen = columns.map((_, index) => read.typed[`column-${index}`]?.[0])
  const { mapping, fault } = chosenMapping(columns, chosen)
  if (fault)
    return unprocessable({
      form: { typed: read.typed, errors: { 'column-0': t(`guests-import.mapping-${fault}`) } },
    })
  const { language, people, turnNames } = read.value
  await changeImport(db, draft, { mapping, language, people, turnNames: turnNames === 'yes' })
  return seeOther(guestsPath(facts, `/import/${taskId}/check`))
}

export default function Columns() {
  const t = useWords()
  const data = useLoaderData<typeof loader>()
  const { facts, columns, fileName, rowCount, titles } = data
  const form = useActionData<typeof action>()?.form
  const uses = [
    { value: 'left-out', label: t('guests-import.column-left-out') },
    ...GUEST_FIELDS.map((field) => ({ value: field, label: t(`guests-import.field-${field}`) })),
  ]
  return (
    <EventPage event={facts} tab="guests" title={t('import.columns')} hasErrors={Boolean(form)}>
      <ImportSteps at={1} />
      <ErrorSummary state={form} names={['column-0', 'language', 'people']} />
      <h2>{t('import.rows-read', { file: fileName || t('import.pasted'), rows: rowCount })}</h2>
      {titles.length > 0 && (
        <p className="hint">
          <bdi>{titles.join(' · ')}</bdi>
        </p>
      )}
      {data.sheetName && <p>{t('guests-import.notice-other-sheets', { name: data.sheetName })}</p>}
      {data.hiddenSheets > 0 && (
        <p>{t('guests-import.notice-hidden-sheets', { sheets: data.hiddenSheets })}</p>
      )}
      <form method="post">
        <Grid
          caption={t('import.columns-caption')}
          rows={columns}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'heading',
              kind: 'name',
              head: t('import.column'),
              cell: ({ heading, key }) =>
                heading ? (
                  <bdi>{heading}</bdi>
                ) : (
                  t('import.column-number', { number: Number(key) + 1 })
                ),
            },
            {
              key: 'samples',
              head: t('import.first-rows'),
              cell: ({ samples, forbidden }) =>
                !forbidden &&
                samples.map((sample, index) => (
                  <bdi key={index} className="native">
                    {sample}
                  </bdi>
                )),
            },
            {
              key: 'use',
              head: t('import.is'),
              cell: ({ key, heading, use, forbidden }) =>
                forbidden ? (
                  t('guests-import.column-forbidden')
                ) : (
                  <Select
                    name={`column-${key}`}
                    label={
                      <span className="govuk-visually-hidden">
                        {t('import.column-is', { column: heading || Number(key) + 1 })}
                      </span>
                    }
                    defaultValue={use}
                    options={uses}
                    state={form}
                  />
                ),
            },
          ]}
        />
        {data.turned && <TurnNames written={data.turned} ticked={data.turnNames} state={form} />}
        <h2>{t('import.where-silent')}</h2>
        <Select
          name="language"
          label={t('import.default-language')}
          defaultValue={data.language}
          options={SPOKEN_LANGUAGES.map(({ tag, english }) => ({ value: tag, label: english }))}
          state={form}
        />
        <TextField
          name="people"
          label={t('import.default-people')}
          width={3}
          inputMode="numeric"
          defaultValue={String(data.people)}
          state={form}
        />
        <ButtonGroup>
          <Button>{t('import.check-rows', { rows: rowCount })}</Button>
          <a href={guestsPath(facts, '/import')}>{t('import.other-file')}</a>
        </ButtonGroup>
      </form>
    </EventPage>
  )
}
