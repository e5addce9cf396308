import { DAY_SHEETS } from '#app/domain/ceremonies/day-sheets.ts'
import { printSheet } from '#app/domain/ceremonies/print-sheet.server.ts'
import { download, notFound, seeOther } from '#app/http/answer.server.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import { formOf } from '#app/http/form.server.ts'
import { sheetHead } from '#app/http/sheet-head.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '#app/remix.ts'
import { nameHrefs } from '#app/ui/ceremonies/hrefs.ts'

export const handle = { policy: 'desk:certificates.issue' }

/** Printing is remembered, so it is asked for by a button: whoever opens the address goes to the page with it. */
export async function loader(asked: LoaderFunctionArgs) {
  const { facts } = await eventVisit(asked, 'certificates.issue')
  return seeOther(nameHrefs(facts).print)
}

export async function action(asked: ActionFunctionArgs) {
  const here = await eventVisit(asked, 'certificates.issue')
  const { db, council, event, occurrence, facts, actor, address, now } = here
  const sheet = DAY_SHEETS.find((known) => known === asked.params.sheet)
  if (event.kind !== 'ceremony' || !sheet) throw notFound()
  const form = await formOf(asked.request)
  const printed = await printSheet(db, {
    councilId: council.id,
    occurrenceId: occurrence.id,
    sheet,
    which: form.get('which') === 'changed' ? 'changed' : 'all',
    head: sheetHead(here),
    t: here.words(),
    actor,
    address,
    now,
  })
  if (!printed.ok) return seeOther(nameHrefs(facts).print)
  return download(printed.value, { name: `${event.slug}-${sheet}.pdf`, type: 'application/pdf' })
}
