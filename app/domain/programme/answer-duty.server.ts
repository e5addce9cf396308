import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { duty } from '#db/schema/index.ts'
import { actorLabel } from '../actor.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { lockDuty } from './duty-rows.server.ts'
import type { Deciding } from './change-order.server.ts'
import type { DutyAnswer } from './duty-roles.ts'
import { lockDate } from './order-rows.server.ts'
import { writeToDuties } from './write-to-duties.server.ts'

/** Ask those on duty at a date who were not asked yet. @returns How many letters were posted. */
export const askDuties = (
  db: Database,
  given: Deciding,
): Promise<Result<number, 'unknown' | 'over'>> => writeTo(db, given, 'asked')

/** Remind those who were asked and are silent. */
export const remindDuties = (
  db: Database,
  given: Deciding,
): Promise<Result<number, 'unknown' | 'over'>> => writeTo(db, given, 'reminder')

async function writeTo(
  db: Database,
  given: Deciding,
  news: 'asked' | 'reminder',
): Promise<Result<number, 'unknown' | 'over'>> {
  const { councilId, occurrenceId, actor, now } = given
  return inCouncil(db, councilId, async (tx) => {
    const date = await lockDate(tx, given)
    if (!date) return refused('unknown')
    if (date.cancelledAt || date.endsAt <= now) return refused('over')
    const rows = await tx
      .select()
      .from(duty)
      .where(
        and(
          eq(duty.councilId, councilId),
          eq(duty.occurrenceId, occurrenceId),
          isNull(duty.removedAt),
          isNull(duty.answer),
          news === 'asked' ? isNull(duty.askedAt) : isNotNull(duty.askedAt),
        ),
      )
      .for('update')
    for (const row of rows)
      await tx
        .update(duty)
        .set(news === 'asked' ? { askedAt: now } : { reminders: row.reminders + 1 })
        .where(and(eq(duty.councilId, councilId), eq(duty.id, row.id)))
    const letters = await writeToDuties(tx, {
      councilId,
      dutyIds: rows.map(({ id }) => id),
      news,
      now,
    })
    await recordAudit(tx, {
      councilId,
      actor,
      action: news === 'asked' ? 'duty.asked' : 'duty.reminded',
      subjectId: occurrenceId,
      detail: { letters },
      now,
    })
    return done(letters)
  })
}

/**
 * Somebody says whether they do it: by their link, or to an officer. A yes, and a no after a yes, is
 * confirmed by a letter, which keeps their calendar right.
 *
 * @returns Refused once the date is over or cancelled; by link from its start on.
 */
export async function answerDuty(
  db: Database,
  given: Deciding & { dutyId: string; answer: DutyAnswer; message: string | null },
): Promise<Result<undefined, 'unknown' | 'over'>> {
  const { councilId, occurrenceId, dutyId, answer, message, actor, now } = given
  return inCouncil(db, councilId, async (tx) => {
    const date = await lockDate(tx, given)
    const row = date && (await lockDuty(tx, given))
    if (!date || !row) return refused('unknown')
    const until = actor.kind === 'link' ? date.startsAt : date.endsAt
    if (date.cancelledAt || until <= now) return refused('over')
    await tx
      .update(duty)
      .set({
        answer,
        answeredAt: now,
        answeredBy: actorLabel(actor),
        // An officer who takes an answer does not write over what they wrote themselves.
        ...(actor.kind === 'link' ? { message } : {}),
        askedAt: row.askedAt ?? now,
      })
      .where(and(eq(duty.councilId, councilId), eq(duty.id, dutyId)))
    const isNews = answer === 'yes' ? row.answer !== 'yes' : row.answer === 'yes'
    if (isNews) await writeToDuties(tx, { councilId, dutyIds: [dutyId], news: 'answer', now })
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'duty.answered',
      subjectId: occurrenceId,
      detail: { duty: dutyId, answer },
      now,
    })
    return done()
  })
}
