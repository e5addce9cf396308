import { and, eq, isNull } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { duty, person } from '#db/schema/index.ts'
import { instantToWall, type WallTime } from '../time.ts'
import type { DutyAnswer, DutyRole } from './duty-roles.ts'
import type { ItemFacts } from './item.form.ts'
import { countChildren, readDate, readItems, type DateScope } from './order-rows.server.ts'
import { endOf, minutesBetween, minutesOf, momentAt, timesOf } from './times.ts'

/** Somebody who is on duty at an item. */
export interface OnItem {
  dutyId: string
  personId: string
  name: string
  printedTitle: string | null
  role: DutyRole
  answer: DutyAnswer | null
}

/** An item of a running order with its time. */
export interface OrderItem extends ItemFacts {
  id: string
  revision: number
  startsAt: Date
  endsAt: Date
  /** What the clock on the wall shows when it begins. */
  startsWall: WallTime
  startsMinute: number
  /** As typed, or what the children take. */
  lasts: number
  isFromChildren: boolean
  /** Minutes of nothing before it; negative: it begins while the one before lasts. */
  gapBefore: number
  people: OnItem[]
}

export interface RunningOrder {
  items: OrderItem[]
  startsAt: Date
  timeZone: string
  /** When the last item ends; the start itself for an empty order. */
  endsAt: Date
  /** Until when the date is announced, and the room booked; null: booked until that end. */
  dateEndsAt: Date
  bookedUntil: Date | null
  /** Minutes; 0 when it fits. */
  overEnd: number
  overBooking: number
  /** Children that the date honours. */
  children: number
}

/**
 * The running order of a date, with the times that follow from its start.
 *
 * @returns Undefined when this council has no such date.
 */
export async function findRunningOrder(
  db: Database,
  scope: DateScope,
): Promise<RunningOrder | undefined> {
  return inCouncil(db, scope.councilId, async (tx) => {
    const date = await readDate(tx, scope)
    if (!date) return undefined
    const rows = await readItems(tx, scope)
    const children = await countChildren(tx, scope)
    const people = await readPeople(tx, scope)
    const lasting = rows.map((row) => ({ ...row, minutes: minutesOf(row, children) }))
    const times = timesOf(lasting)
    const { startsAt, timeZone, endsAt: dateEndsAt, bookedMinutes } = date
    const items = rows.flatMap((row, index): OrderItem[] => {
      const time = times[index]
      if (!time) return []
      const begins = momentAt(startsAt, time.startsMinute)
      return [
        {
          ...row,
          startsAt: begins,
          endsAt: momentAt(startsAt, time.endsMinute),
          startsWall: instantToWall(begins, timeZone),
          startsMinute: time.startsMinute,
          lasts: time.endsMinute - time.startsMinute,
          isFromChildren: row.secondsEach !== null && children > 0,
          gapBefore: time.gapBefore,
          people: people.filter(({ itemId }) => itemId === row.id).map(({ on }) => on),
        },
      ]
    })
    const endsAt = momentAt(startsAt, endOf(times))
    const bookedUntil = bookedMinutes === null ? null : momentAt(startsAt, bookedMinutes)
    const over = (until: Date | null) =>
      until === null ? 0 : Math.max(0, minutesBetween(until, endsAt))
    return {
      items,
      startsAt,
      timeZone,
      endsAt,
      dateEndsAt,
      bookedUntil,
      overEnd: over(dateEndsAt),
      overBooking: over(bookedUntil),
      children,
    }
  })
}

async function readPeople(
  tx: Database,
  { councilId, occurrenceId }: DateScope,
): Promise<Array<{ itemId: string | null; on: OnItem }>> {
  const rows = await tx
    .select({ duty, name: person.fullName })
    .from(duty)
    .innerJoin(person, and(eq(person.councilId, duty.councilId), eq(person.id, duty.personId)))
    .where(
      and(
        eq(duty.councilId, councilId),
        eq(duty.occurrenceId, occurrenceId),
        isNull(duty.removedAt),
      ),
    )
    .orderBy(duty.id)
  return rows.map(
    ({ duty: { id, personId, printedTitle, role, answer, programmeItemId }, name }) => ({
      itemId: programmeItemId,
      on: { dutyId: id, personId, name, printedTitle, role, answer },
    }),
  )
}
