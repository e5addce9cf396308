import { rowId } from '#app/domain/ids.ts'
import { isOpen } from '#app/domain/jobs/task.ts'
import { cancelTask } from '#app/domain/jobs/tasks.server.ts'
import { wakeWorker } from '#app/domain/jobs/wake.server.ts'
import { findLettersPrint } from '#app/domain/mail/find-letters-print.server.ts'
import { handOverLetters } from '#app/domain/mail/hand-over-letters.server.ts'
import { LETTERS_TO_PRINT } from '#app/domain/mail/letters-print.ts'
import { startLettersPrint } from '#app/domain/mail/start-letters-print.server.ts'
import { notFound, seeOther } from '#app/http/answer.server.ts'
import { eventVisit, type EventVisit } from '#app/http/event-visit.server.ts'
import { formOf } from '#app/http/form.server.ts'
import { useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/remix.ts'
import { EventPage, tabHref } from '#app/ui/desk/event-page.tsx'
import { eventPath } from '#app/ui/desk/guests-path.ts'
import { PrintLetters, UnprintableNames } from '#app/ui/desk/letters-print.tsx'
import { BackLink } from '#app/ui/govuk/prose.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:letters.send' }

export async function loader(asked: LoaderFunctionArgs) {
  const { db, council, occurrence, facts, now } = await eventVisit(asked, 'letters.send')
  const print = await findLettersPrint(db, {
    councilId: council.id,
    occurrenceId: occurrence.id,
    now,
  })
  const canInvite = facts.state === 'published' && now < occurrence.repliesCloseAt
  return { facts, print, canInvite }
}

/** `print <which>`, `cancel`, or `handed-over`: then the families of that print count as invited. */
export async function action(asked: ActionFunctionArgs) {
  const here = await eventVisit(asked, 'letters.send')
  const { db, council, event, occurrence, facts, origin, actor, address, now } = here
  const form = await formOf(asked.request)
  const [what, which] = String(form.get('do') ?? '').split(' ')
  const scope = { councilId: council.id, occurrenceId: occurrence.id, actor, now }
  if (what === 'cancel') await cancel(here, form)
  else if (what === 'handed-over')
    await handOverLetters(db, { ...scope, address, taskId: taskIn(form) })
  else {
    const known = LETTERS_TO_PRINT.find((one) => one === which)
    if (what !== 'print' || !known) throw notFound()
    await startLettersPrint(db, { ...scope, eventId: event.id, which: known, origin })
    wakeWorker()
  }
  return seeOther(eventPath(facts, '/letters/print'))
}

async function cancel({ db, council, actor, now }: EventVisit, form: FormData): Promise<void> {
  await cancelTask(db, { councilId: council.id, taskId: taskIn(form), actor, now })
}

function taskIn(form: FormData): string {
  const taskId = rowId.safeParse(form.get('task'))
  if (!taskId.success) throw notFound()
  return taskId.data
}

export default function Print() {
  const t = useWords()
  const { facts, print, canInvite } = useLoaderData<typeof loader>()
  return (
    <EventPage
      event={facts}
      tab="letters"
      title={t('letters.paper-title')}
      refreshes={print.last !== undefined && isOpen(print.last.state)}
    >
      <BackLink href={tabHref(facts, 'letters')}>{t('letters.title')}</BackLink>
      <h2>{t('letters.paper-title')}</h2>
      <p className="narrow">{t('letters.paper-lead')}</p>
      <PrintLetters event={facts} print={print} canInvite={canInvite} />
      <UnprintableNames event={facts} families={print.unprintable} />
    </EventPage>
  )
}
