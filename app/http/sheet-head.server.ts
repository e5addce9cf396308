import type { SheetHead } from '#app/domain/ceremonies/sheet-drafts.server.ts'
import type { EventVisit } from './event-visit.server.ts'

/** What, when and where, ready to print on a sheet of the day. */
export function sheetHead({
  event,
  occurrence,
  council,
  where,
  now,
  words,
}: EventVisit): SheetHead {
  const t = words()
  const { timeZone, startsAt } = occurrence
  const when = `${t.date(startsAt, { timeZone, style: 'day' })}, ${t.date(startsAt, { timeZone, style: 'time' })}`
  const at = t.date(now, { timeZone: council.timeZone, style: 'dateTime' })
  return {
    event: event.title,
    subtitle: where ? `${when}, ${where}` : when,
    notice: t('roll.notice', { at }),
  }
}
