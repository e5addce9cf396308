import { printRoll } from '#app/domain/attendance/roll.server.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import { pdfToRead } from '#app/http/paper.server.ts'
import type { LoaderFunctionArgs } from '#app/remix.ts'

export const handle = { policy: 'desk:guests.export' }

/** The roll for the door, as it is at this moment. */
export async function loader(asked: LoaderFunctionArgs) {
  const here = await eventVisit(asked, 'guests.export')
  const { db, council, event, occurrence, where, actor, address, now } = here
  const t = here.words()
  const { timeZone, startsAt } = occurrence
  const when = `${t.date(startsAt, { timeZone, style: 'day' })}, ${t.date(startsAt, { timeZone, style: 'time' })}`
  const pdf = await printRoll(db, {
    councilId: council.id,
    occurrenceId: occurrence.id,
    t,
    head: {
      title: t('roll.title', { event: event.title }),
      subtitle: where ? `${when}, ${where}` : when,
      printedAt: t.date(now, { timeZone: council.timeZone, style: 'dateTime' }),
    },
    actor,
    address,
    now,
  })
  return pdfToRead(pdf, 'roll.pdf')
}
