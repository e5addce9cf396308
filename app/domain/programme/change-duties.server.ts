import { randomBytes } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { council, duty, person, programmeItem } from '#db/schema/index.ts'
import { actorLabel, type Actor } from '../actor.ts'
import { newCalendarUid } from '../calendar/uid.ts'
import { writePeople, type NewPerson } from '../directory/write-people.server.ts'
import { newId } from '../ids.ts'
import { done, refused, type Result } from '../result.ts'
import type { Deciding } from './change-order.server.ts'
import type { DutyFacts } from './duty.form.ts'
import { auditDuty, lockDuty } from './duty-rows.server.ts'
import { lockDate } from './order-rows.server.ts'
import { writeToDuties } from './write-to-duties.server.ts'

/** So many people are on duty at a date at most. */
export const MOST_DUTIES = 100

/** Put somebody of the directory, or somebody new, on duty. Nobody is written to yet. */
export async function assignDuty(
  db: Database,
  given: Deciding & { who: { personId: string } | { person: NewPerson }; facts: DutyFacts },
): Promise<Result<string, 'unknown' | 'too-many'>> {
  const { councilId, occurrenceId, who, facts, actor, now } = given
  return inCouncil(db, councilId, async (tx) => {
    if (!(await lockDate(tx, given)) || !(await isItemOfDate(tx, given))) return refused('unknown')
    const there = await tx
      .select({ id: duty.id })
      .from(duty)
      .where(and(eq(duty.councilId, councilId), eq(duty.occurrenceId, occurrenceId)))
    if (there.length >= MOST_DUTIES) return refused('too-many')
    const personId = await personOf(tx, { councilId, who, now })
    if (!personId) return refused('unknown')
    const [own] = await tx
      .select({ address: council.mailFromAddress })
      .from(council)
      .where(eq(council.id, councilId))
    const host = own?.address.split('@')[1] ?? 'localhost'
    const id = newId()
    await tx.insert(duty).values({
      ...facts,
      ...dbsNote(facts.isDbsChecked, actor, now),
      councilId,
      id,
      occurrenceId,
      personId,
      calendarUid: newCalendarUid(randomBytes(16), host),
      createdAt: now,
    })
    await auditDuty(tx, given, 'duty.assigned', { duty: id, role: facts.role })
    return done(id)
  })
}

/**
 * Change what somebody does. Whoever was asked, and has not said no, is written to when what they were
 * told is another now.
 *
 * @param revision What the officer saw; another officer's change in between refuses this one.
 */
export async function changeDuty(
  db: Database,
  given: Deciding & { dutyId: string; revision: number; facts: DutyFacts },
): Promise<Result<undefined, 'unknown' | 'changed-meanwhile'>> {
  const { councilId, dutyId, revision, facts, actor, now } = given
  return inCouncil(db, councilId, async (tx) => {
    const row = await lockDuty(tx, given)
    if (!row || !(await isItemOfDate(tx, given))) return refused('unknown')
    if (row.revision !== revision) return refused('changed-meanwhile')
    const noted = facts.isDbsChecked === row.isDbsChecked
    await tx
      .update(duty)
      .set({
        ...facts,
        ...(noted ? {} : dbsNote(facts.isDbsChecked, actor, now)),
        revision: revision + 1,
      })
      .where(and(eq(duty.councilId, councilId), eq(duty.id, dutyId)))
    const isNews =
      facts.role !== row.role ||
      facts.asks !== row.asks ||
      facts.arriveMinutesBefore !== row.arriveMinutesBefore
    if (isNews && row.askedAt && row.answer !== 'no')
      await writeToDuties(tx, { councilId, dutyIds: [dutyId], news: 'changed', now })
    await auditDuty(tx, given, 'duty.changed', { duty: dutyId, role: facts.role })
    return done()
  })
}

const dbsNote = (isChecked: boolean, actor: Actor, now: Date) =>
  isChecked
    ? { dbsNotedBy: actorLabel(actor), dbsNotedAt: now }
    : { dbsNotedBy: null, dbsNotedAt: null }

async function isItemOfDate(
  tx: Database,
  { councilId, occurrenceId, facts }: Deciding & { facts: DutyFacts },
): Promise<boolean> {
  if (facts.programmeItemId === null) return true
  const [item] = await tx
    .select({ id: programmeItem.id })
    .from(programmeItem)
    .where(
      and(
        eq(programmeItem.councilId, councilId),
        eq(programmeItem.occurrenceId, occurrenceId),
        eq(programmeItem.id, facts.programmeItemId),
      ),
    )
  return item !== undefined
}

async function personOf(
  tx: Database,
  {
    councilId,
    who,
    now,
  }: { councilId: string; who: { personId: string } | { person: NewPerson }; now: Date },
): Promise<string | undefined> {
  if ('person' in who) {
    const [id] = await writePeople(tx, { councilId, people: [who.person], now })
    return id
  }
  const [known] = await tx
    .select({ id: person.id })
    .from(person)
    .where(
      and(
        eq(person.councilId, councilId),
        eq(person.id, who.personId),
        isNull(person.mergedIntoId),
        isNull(person.erasedAt),
      ),
    )
  return known?.id
}
