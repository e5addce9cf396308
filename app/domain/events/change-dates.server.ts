import { and, eq, sql } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { occurrence } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { promoteWaiting } from '../invitations/promote.server.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Refused, type Result } from '../result.ts'
import { dateOf, mustBeTold, type DateOfEvent } from './date-of-event.ts'
import type { OccurrenceRow } from './find-event.server.ts'
import { findClashes, type Clash } from './find-clashes.server.ts'
import { alike, closingAfter, type ClockChangeOnDate } from './following.ts'
import { lockDates, type LockedDates, type Scope } from './lock-dates.server.ts'
import { tellOfMove } from './tell.server.ts'
import { languagesOf, tellingOf, whomToTell, type Telling } from './whom-to-tell.server.ts'
import { roomsAreOurs } from './write-dates.server.ts'

/** Fewer places than are taken, on this date. */
export interface BelowTaken extends Refused<'below-taken'> {
  startsAt: Date
  taken: number
  held: number
}

/** Say first whom this writes to and what has the room; then ask again, confirmed. */
export interface ConfirmFirst extends Refused<'confirm-first'> {
  telling: Telling
  /** Of those who are written to. */
  languages: string[]
  clashes: Clash[]
  dates: number
}

export interface DatesChanged extends Telling {
  dates: number
  /** Parties that came off the waiting list because there is more room. */
  promoted: number
}

type Refusal = 'unknown' | 'cancelled' | 'changed-meanwhile' | 'no-such-room'
type Plan = Array<{ row: OccurrenceRow; next: DateOfEvent; told: boolean }>

/**
 * Change one date, or it and every later one of its event: time, place, places, replies.
 *
 * A move writes to everyone who knows of the date; those without e-mail become a call list. Nobody hears
 * of a draft. More room goes to the waiting parties at once, until replies close.
 *
 * @param edition What the officer saw; another officer's save in between refuses this one.
 * @param confirmed The officer has read whom it writes to and what has the room.
 * @param reason Goes into the letter, in the officer's own words.
 */
export async function changeDates(
  db: Database,
  given: {
    councilId: string
    eventId: string
    occurrenceId: string
    actor: Actor
    now: Date
    edition: number
    date: DateOfEvent
    scope?: Scope
    confirmed?: boolean
    reason?: string
  },
): Promise<Result<DatesChanged, Refusal> | BelowTaken | ConfirmFirst | ClockChangeOnDate> {
  const { councilId, eventId, scope = 'this', now } = given
  return inCouncil(db, councilId, async (tx) => {
    const locked = await lockDates(tx, { ...given, scope })
    if (!locked) return refused('unknown')
    if (locked.chosen.cancelledAt) return refused('cancelled')
    if (locked.chosen.edition !== given.edition) return refused('changed-meanwhile')
    if (
      given.date.roomId !== locked.chosen.roomId &&
      !(await roomsAreOurs(tx, councilId, [given.date]))
    )
      return refused('no-such-room')
    const planned = plan(locked, given.date, now)
    if (!planned.ok) return planned
    const small = planned.value.find(({ row, next }) => isBelowTaken(row, next))
    if (small) return { ok: false, reason: 'below-taken', ...takenOf(small.row) }
    const moved = planned.value.filter(({ row, next }) => mustBeTold(dateOf(row), next))
    const told = planned.value.filter((one) => one.told)
    const toTell = await whomToTell(tx, { councilId, occurrenceIds: told.map(({ row }) => row.id) })
    if (!given.confirmed) {
      const dates = moved.map(({ next }) => next)
      // Those that move together make room for one another.
      const except = planned.value.map(({ row }) => row.id)
      const clashes = await findClashes(tx, { councilId, eventId, dates, except })
      if (clashes.length > 0 || toTell.length > 0)
        return {
          ok: false,
          reason: 'confirm-first',
          telling: tellingOf(toTell),
          languages: languagesOf(toTell),
          clashes,
          dates: planned.value.length,
        }
    }
    await write(tx, planned.value, now)
    await tellOfMove(tx, { locked, plan: told, toTell, reason: given.reason, now })
    const promoted = await promoteAll(tx, planned.value, now)
    await audit(tx, given, locked, planned.value)
    return done({ ...tellingOf(toTell), dates: planned.value.length, promoted })
  })
}

/** What becomes of each date that is meant. */
function plan(
  { event, chosen, following }: LockedDates,
  date: DateOfEvent,
  now: Date,
): { ok: true; value: Plan } | ClockChangeOnDate {
  const before = dateOf(chosen)
  const value: Plan = []
  for (const row of [chosen, ...following]) {
    const next =
      row === chosen
        ? done({ ...dateOf(date), ...closingAfter(row, date.startsAt) })
        : alike(row, { before, after: date })
    if (!next.ok) return next
    const isNews = event.publishedAt !== null && (row.endsAt > now || next.value.endsAt > now)
    value.push({ row, next: next.value, told: isNews && mustBeTold(dateOf(row), next.value) })
  }
  return done(value)
}

const isBelowTaken = (row: OccurrenceRow, { capacity }: DateOfEvent) =>
  capacity !== null && capacity < row.placesTaken + row.placesHeld
const takenOf = ({ startsAt, placesTaken, placesHeld }: OccurrenceRow) => ({
  startsAt,
  taken: placesTaken,
  held: placesHeld,
})

async function write(tx: Database, planned: Plan, now: Date): Promise<void> {
  for (const { row, next, told } of planned) {
    await tx
      .update(occurrence)
      .set({
        ...next,
        edition: sql`${occurrence.edition} + 1`,
        ...(told ? { revision: row.revision + 1 } : {}),
        // Rules count from here: none writes for a moment that the change put in the past.
        ...(told || +next.repliesCloseAt !== +row.repliesCloseAt || +next.startsAt !== +row.startsAt
          ? { movedAt: now }
          : {}),
      })
      .where(and(eq(occurrence.councilId, row.councilId), eq(occurrence.id, row.id)))
  }
}

async function promoteAll(tx: Database, planned: Plan, now: Date): Promise<number> {
  let promoted = 0
  for (const { row } of planned) {
    if (row.waitingParties === 0) continue
    const lucky = await promoteWaiting(tx, {
      councilId: row.councilId,
      occurrenceId: row.id,
      now,
    })
    promoted += lucky.length
  }
  return promoted
}

async function audit(
  tx: Database,
  { councilId, eventId, actor, now, scope = 'this' }: Parameters<typeof changeDates>[1],
  { chosen }: LockedDates,
  planned: Plan,
): Promise<void> {
  const [first] = planned
  const capacityChanged = first && first.next.capacity !== chosen.capacity
  await recordAudit(tx, {
    councilId,
    actor,
    action: planned.some(({ row, next }) => mustBeTold(dateOf(row), next))
      ? 'occurrence.moved'
      : 'occurrence.edited',
    subjectId: eventId,
    detail: {
      occurrence: chosen.id,
      scope,
      dates: planned.length,
      ...(capacityChanged
        ? { capacityFrom: chosen.capacity, capacityTo: first.next.capacity }
        : {}),
    },
    now,
  })
}
