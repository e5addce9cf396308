import type { Database } from '#db/client.server.ts'
import { postLetters } from '../mail/outbox.server.ts'
import { tellDuties } from '../programme/write-to-duties.server.ts'
import type { ChangeFacts } from './change-facts.ts'
import { isPlaceShown } from './date-of-event.ts'
import type { OccurrenceRow } from './find-event.server.ts'
import { placeInWords, type LockedDates } from './lock-dates.server.ts'
import { moveCalendarsOn, type ToTell } from './whom-to-tell.server.ts'

/** Write to everyone who knows of a date that it has moved, saying how it was before. */
export async function tellOfMove(
  tx: Database,
  {
    locked,
    plan,
    toTell,
    reason,
    now,
  }: {
    locked: LockedDates
    plan: Array<{ row: OccurrenceRow }>
    toTell: ToTell[]
    reason: string | undefined
    now: Date
  },
): Promise<void> {
  const { councilId } = locked.event
  for (const { row } of plan) {
    const place = await placeInWords(tx, councilId, row)
    const online = row.roomId === null && row.place === null && row.onlineUrl !== null
    const facts = (one: ToTell): ChangeFacts => ({
      before: {
        startsAt: row.startsAt,
        endsAt: row.endsAt,
        timeZone: row.timeZone,
        // A letter must not tell afterwards what the page did not tell before.
        place: isPlaceShown(row, { comes: one.comes, now }) ? place : null,
        online,
      },
      ...(reason ? { reason } : {}),
    })
    await post(tx, { row, purpose: 'event_changed', toTell, facts, now })
  }
  const occurrenceIds = plan.map(({ row }) => row.id)
  await tellDuties(tx, { councilId, occurrenceIds, news: 'moved', now })
  await moveCalendarsOn(tx, { councilId, occurrenceIds })
}

/** Write to everyone who knows of the dates that they do not take place. */
export async function tellOfCancelling(
  tx: Database,
  {
    rows,
    toTell,
    reason,
    now,
  }: { rows: OccurrenceRow[]; toTell: ToTell[]; reason: string; now: Date },
): Promise<void> {
  for (const row of rows)
    await post(tx, {
      row,
      purpose: 'event_cancelled',
      toTell,
      facts: () => (reason ? { reason } : {}),
      now,
    })
  const [first] = rows
  if (!first) return
  const occurrenceIds = rows.map((row) => row.id)
  const { councilId } = first
  await tellDuties(tx, { councilId, occurrenceIds, news: 'cancelled', now })
  await moveCalendarsOn(tx, { councilId, occurrenceIds })
}

async function post(
  tx: Database,
  {
    row,
    purpose,
    toTell,
    facts,
    now,
  }: {
    row: OccurrenceRow
    purpose: 'event_changed' | 'event_cancelled'
    toTell: ToTell[]
    facts: (one: ToTell) => ChangeFacts
    now: Date
  },
): Promise<void> {
  const mine = toTell.filter((one) => one.occurrenceId === row.id)
  await postLetters(
    tx,
    mine.map((one) => ({
      councilId: row.councilId,
      purpose,
      subjectId: one.invitationId,
      occasion: String(row.revision + 1),
      eventId: row.eventId,
      occurrenceId: row.id,
      partyId: one.partyId,
      channel: one.channel,
      address: one.address,
      language: one.language,
      sender: one.sender,
      facts: { ...facts(one) },
      now,
    })),
  )
}
