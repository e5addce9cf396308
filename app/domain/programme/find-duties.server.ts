import { and, asc, eq, isNull } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { duty, person, programmeItem } from '#db/schema/index.ts'
import type { DutyFacts } from './duty.form.ts'
import { rolesNeeded, type DutyAnswer, type DutyRole } from './duty-roles.ts'
import { readDate, type DateScope } from './order-rows.server.ts'
import { staffingOf, type Staffing } from './staffing.ts'
import { momentAt } from './times.ts'

/** Somebody on duty at a date. */
export interface DutyLine extends DutyFacts {
  id: string
  personId: string
  name: string
  nativeName: string | null
  language: string
  phone: string | null
  /** A letter can reach them by e-mail. */
  hasEmail: boolean
  itemTitle: string | null
  arrivesAt: Date
  askedAt: Date | null
  writtenAt: Date | null
  reminders: number
  answer: DutyAnswer | null
  answeredAt: Date | null
  message: string | null
  revision: number
}

export interface Duties {
  duties: DutyLine[]
  needed: readonly DutyRole[]
  staffing: Staffing
  startsAt: Date
  timeZone: string
}

/**
 * The people on duty at a date, and who is missing.
 *
 * @returns Undefined when this council has no such date.
 */
export async function findDuties(db: Database, scope: DateScope): Promise<Duties | undefined> {
  const { councilId, occurrenceId } = scope
  return inCouncil(db, councilId, async (tx) => {
    const date = await readDate(tx, scope)
    if (!date) return undefined
    const rows = await tx
      .select({ duty, person, itemTitle: programmeItem.title })
      .from(duty)
      .innerJoin(person, and(eq(person.councilId, duty.councilId), eq(person.id, duty.personId)))
      .leftJoin(
        programmeItem,
        and(
          eq(programmeItem.councilId, duty.councilId),
          eq(programmeItem.id, duty.programmeItemId),
          isNull(programmeItem.removedAt),
        ),
      )
      .where(
        and(
          eq(duty.councilId, councilId),
          eq(duty.occurrenceId, occurrenceId),
          isNull(duty.removedAt),
        ),
      )
      .orderBy(asc(duty.role), asc(person.nameSort), asc(duty.id))
    const duties = rows.map(({ duty: row, person: who, itemTitle }): DutyLine => ({
      ...row,
      name: who.fullName,
      nativeName: who.nativeName,
      language: who.language,
      phone: who.phone,
      hasEmail: who.email !== null && who.emailState === 'fine',
      itemTitle,
      arrivesAt: momentAt(date.startsAt, -row.arriveMinutesBefore),
    }))
    const needed = rolesNeeded(date.kind, date.rolesNeeded)
    const { startsAt, timeZone } = date
    return { duties, needed, staffing: staffingOf(duties, needed), startsAt, timeZone }
  })
}
