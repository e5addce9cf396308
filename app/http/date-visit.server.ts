import type { BelowTaken } from '#app/domain/events/change-dates.server.ts'
import { clockChangeWords } from '#app/domain/events/date-fields.ts'
import type { OccurrenceRow } from '#app/domain/events/find-event.server.ts'
import type { ClockChangeOnDate } from '#app/domain/events/following.ts'
import type { Refused } from '#app/domain/result.ts'
import type { Words } from '#app/translations/translate.ts'
import { notFound } from './answer.server.ts'
import { eventVisit, type EventVisit } from './event-visit.server.ts'
import type { Asked } from './visit.server.ts'

export interface DateVisit extends EventVisit {
  date: OccurrenceRow
}

/**
 * Let an officer in to one date of an event, to change it.
 *
 * @throws As `eventVisit`; and 404 for a date of another event.
 */
export async function dateVisit(
  asked: Asked & { params: { eventId?: string | undefined; occurrenceId?: string | undefined } },
): Promise<DateVisit> {
  const here = await eventVisit(asked, 'events.edit')
  const date = here.occurrences.find((one) => one.id === asked.params.occurrenceId)
  if (!date) throw notFound()
  return Object.assign(here, { date })
}

/** Why a date cannot become what was typed, at the field that can mend it. */
export function dateRefusalErrors(
  t: Words,
  refusal: BelowTaken | ClockChangeOnDate | Refused<string>,
): Record<string, string> {
  if ('taken' in refusal) {
    const { taken, held } = refusal
    return {
      capacity: t('when-form.capacity-below-taken', { taken, held, needed: taken + held }),
    }
  }
  if ('offers' in refusal) return { startsAt: clockChangeWords(t, { ...refusal, ...refusal.wall }) }
  return { roomId: t('when-form.room-missing') }
}
