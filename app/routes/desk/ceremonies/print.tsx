import { findCeremonyPrint } from '#app/domain/ceremonies/find-print.server.ts'
import { issueCertificates } from '#app/domain/ceremonies/issue-certificates.server.ts'
import { PRINT_FORMS, startPrint } from '#app/domain/ceremonies/print-certificates.server.ts'
import { findDaySheets } from '#app/domain/ceremonies/print-sheet.server.ts'
import { showPrint } from '#app/domain/ceremonies/show-print.server.ts'
import { rowId } from '#app/domain/ids.ts'
import { cancelTask } from '#app/domain/jobs/tasks.server.ts'
import { wakeWorker } from '#app/domain/jobs/wake.server.ts'
import { recordView } from '#app/domain/records/record-view.server.ts'
import { notFound, seeOther } from '#app/http/answer.server.ts'
import { eventVisit, type EventVisit } from '#app/http/event-visit.server.ts'
import { formOf } from '#app/http/form.server.ts'
import { sheetHead } from '#app/http/sheet-head.server.ts'
import { useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/remix.ts'
import { CertificatesBox } from '#app/ui/ceremonies/certificates-box.tsx'
import { DaySheets } from '#app/ui/ceremonies/day-sheets.tsx'
import { nameHrefs } from '#app/ui/ceremonies/hrefs.ts'
import { Ledger } from '#app/ui/ceremonies/ledger.tsx'
import { MissingNames, VoidPaper } from '#app/ui/ceremonies/missing-names.tsx'
import { OtherPaper } from '#app/ui/ceremonies/other-paper.tsx'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:ceremonies.view' }

export async function loader(asked: LoaderFunctionArgs) {
  const here = await eventVisit(asked, 'ceremonies.view')
  const { db, council, event, occurrence, facts, origin, actor, address, now } = here
  const isCeremony = event.kind === 'ceremony'
  const where = { councilId: council.id, occurrenceId: occurrence.id, origin }
  const found = isCeremony ? await findCeremonyPrint(db, where) : undefined
  if (found)
    await recordView(db, {
      councilId: council.id,
      actor,
      action: 'certificates.viewed',
      subjectId: occurrence.id,
      detail: { certificates: found.ledger.length },
      address,
      now,
    })
  return {
    facts,
    print: found && showPrint(found, now),
    sheets: found
      ? await findDaySheets(db, {
          councilId: council.id,
          occurrenceId: occurrence.id,
          head: sheetHead(here),
          t: here.words(),
        })
      : [],
    hasLetters: event.paper.includes('letter'),
  }
}

export async function action(asked: ActionFunctionArgs) {
  const here = await eventVisit(asked, 'certificates.issue')
  if (here.event.kind !== 'ceremony') throw notFound()
  const form = await formOf(asked.request)
  const [what, which] = String(form.get('do') ?? '').split(' ')
  if (what === 'issue' || what === 'renew') await issue(here, what === 'renew')
  else if (what === 'cancel') await cancel(here, form)
  else await print(here, what ?? '', which === 'unprinted' ? 'unprinted' : 'all')
  return seeOther(nameHrefs(here.facts).print)
}

async function issue({ db, council, occurrence, origin, actor, now }: EventVisit, renew: boolean) {
  await issueCertificates(db, {
    councilId: council.id,
    occurrenceId: occurrence.id,
    origin,
    renew,
    actor,
    now,
  })
}

async function print(here: EventVisit, what: string, which: 'all' | 'unprinted') {
  const { db, council, occurrence, actor, now } = here
  const form = PRINT_FORMS.find((known) => known === what)
  if (!form) throw notFound()
  await startPrint(db, {
    councilId: council.id,
    occurrenceId: occurrence.id,
    form,
    which,
    actor,
    now,
  })
  wakeWorker()
}

async function cancel({ db, council, actor, now }: EventVisit, form: FormData) {
  const taskId = rowId.safeParse(form.get('task'))
  if (!taskId.success) throw notFound()
  await cancelTask(db, { councilId: council.id, taskId: taskId.data, actor, now })
}

export default function Print() {
  const t = useWords()
  const { facts, print: certificates, sheets, hasLetters } = useLoaderData<typeof loader>()
  const hrefs = nameHrefs(facts)
  return (
    <EventPage
      event={facts}
      tab="print"
      title={t('print.title')}
      needs={certificates ? { names: certificates.missing.length } : {}}
    >
      <h2>{t('print.title')}</h2>
      {certificates && (
        <>
          <CertificatesBox print={certificates} hrefs={hrefs} />
          <VoidPaper lines={certificates.void} />
          <MissingNames names={certificates.missing} hrefs={hrefs} />
        </>
      )}
      {sheets.length > 0 && <DaySheets sheets={sheets} href={hrefs.sheet} />}
      <OtherPaper event={facts} hasLetters={hasLetters} />
      {certificates && certificates.ledger.length > 0 && <Ledger lines={certificates.ledger} />}
    </EventPage>
  )
}
