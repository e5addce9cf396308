import { writeCsv, writeXlsx } from '#app/domain/attendance/sheet-out.server.ts'
import { checkSheet } from '#app/domain/invitations/import-check.ts'
import { readImport } from '#app/domain/invitations/import-draft.server.ts'
import { problemWords } from '#app/domain/invitations/import-problems.ts'
import { download, notFound } from '#app/http/answer.server.ts'
import { importVisit } from '#app/http/import-visit.server.ts'
import type { LoaderFunctionArgs } from '#app/remix.ts'

export const handle = { policy: 'desk:guests.edit' }

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The rows that stayed out, as the list had them, with their places and reasons. What Herald never keeps stays out here, too. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await importVisit({ request, context, params }, 'guests.edit')
  const t = here.words()
  const read = await readImport(here.db, here.draft)
  if (!read.ok || (params.format !== 'csv' && params.format !== 'xlsx')) throw notFound()
  const { columns, rows } = read.value
  const { mapping } = here.draft.payload
  const kept = mapping.flatMap((use, index) => (use === 'forbidden' ? [] : [index]))
  const table = {
    columns: [
      { heading: t('import.row'), kind: 'number' as const },
      { heading: t('import.problems'), kind: 'text' as const },
      ...kept.map((index) => ({ heading: columns[index] ?? '', kind: 'text' as const })),
    ],
    rows: checkSheet(read.value, here.draft.payload).bad.map(({ index, row, problems }) => [
      row,
      problems.map((problem) => problemWords(t, problem)).join('; '),
      ...kept.map((column) => rows[index]?.[column]),
    ]),
  }
  const name = `${t('import.bad-file')}.${params.format}`
  return params.format === 'csv'
    ? download(writeCsv(table), { name, type: 'text/csv; charset=utf-8' })
    : download(await writeXlsx({ ...table, sheetName: t('import.bad-file') }), { name, type: XLSX })
}
