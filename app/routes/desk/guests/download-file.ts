import { EXPORT_COLUMNS, USUAL_COLUMNS } from '#app/domain/attendance/export-columns.ts'
import { exportGuests } from '#app/domain/attendance/export-guests.server.ts'
import { writeCsv, writeXlsx } from '#app/domain/attendance/sheet-out.server.ts'
import { rowId } from '#app/domain/ids.ts'
import { listFilter } from '#app/domain/invitations/list-filter.form.ts'
import { instantToWall } from '#app/domain/time.ts'
import { download } from '#app/http/answer.server.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import type { LoaderFunctionArgs } from '#app/remix.ts'

export const handle = { policy: 'desk:guests.export' }

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The list as a file: the chosen columns, the chosen families. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'guests.export')
  const { db, council, occurrence, url, actor, address, now } = here
  const t = here.words()
  const asked = new Set(url.searchParams.getAll('column'))
  const columns = EXPORT_COLUMNS.filter((column) => asked.has(column))
  const ids = (url.searchParams.get('ids') ?? '')
    .split(',')
    .filter((id) => rowId.safeParse(id).success)
  const format = url.searchParams.get('format') === 'csv' ? 'csv' : 'xlsx'
  const filter = listFilter.parse(Object.fromEntries(url.searchParams))
  const table = await exportGuests(db, {
    councilId: council.id,
    occurrenceId: occurrence.id,
    which: url.searchParams.has('ids') ? { ids } : { filter },
    columns: columns.length > 0 ? columns : USUAL_COLUMNS,
    format,
    timeZone: occurrence.timeZone,
    actor,
    address,
    t,
    now,
  })
  const day = instantToWall(occurrence.startsAt, occurrence.timeZone).date
  const name = `${t('export.file-name', { day })}.${format}`
  return format === 'csv'
    ? download(writeCsv(table), { name, type: 'text/csv; charset=utf-8' })
    : download(await writeXlsx({ ...table, sheetName: t('guests.title') }), { name, type: XLSX })
}
