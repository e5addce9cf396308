import { and, eq } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { event } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { rulesOf, type ReminderRule, type RuleName } from './reminder-rules.ts'
import { stopWaiting } from './steer-reminder.server.ts'

/**
 * Set the rules by which an event's letters go out. A rule that is new or has another time stands from now
 * on: nobody is written to by it for a moment that has passed. The letters of a rule that is switched off
 * and that still wait are stopped.
 *
 * @param revision What the officer saw; another officer's save in between refuses this one.
 */
export async function changeReminderRules(
  db: Database,
  {
    councilId,
    eventId,
    revision,
    rules: wanted,
    actor,
    now,
  }: {
    councilId: string
    eventId: string
    revision: number
    rules: ReadonlyMap<RuleName, Omit<ReminderRule, 'since'>>
    actor: Actor
    now: Date
  },
): Promise<Result<undefined, 'unknown' | 'changed-meanwhile'>> {
  return inCouncil(db, councilId, async (tx) => {
    const mine = and(eq(event.councilId, councilId), eq(event.id, eventId))
    const [row] = await tx.select().from(event).where(mine).for('update')
    if (!row) return refused('unknown')
    if (row.revision !== revision) return refused('changed-meanwhile')
    const before = rulesOf(row.reminderRules)
    const changed = before.flatMap((old): Array<[RuleName, ReminderRule]> => {
      const next = wanted.get(old.name)
      return next && isAnother(old, next) ? [[old.name, { ...next, since: now }]] : []
    })
    if (changed.length === 0) return done()
    await tx
      .update(event)
      .set({
        reminderRules: { ...row.reminderRules, ...Object.fromEntries(changed) },
        revision: revision + 1,
      })
      .where(mine)
    const off = changed.filter(([, { isOn }]) => !isOn).map(([name]) => name)
    if (off.length > 0) await stopWaiting(tx, { councilId, eventId, rules: off })
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'event.reminders-changed',
      subjectId: eventId,
      detail: {
        rules: changed.map(([name, { isOn }]) => `${name}:${isOn ? 'on' : 'off'}`).join(' '),
      },
      now,
    })
    return done()
  })
}

const isAnother = (one: ReminderRule, other: Omit<ReminderRule, 'since'>): boolean =>
  one.isOn !== other.isOn ||
  one.amount !== other.amount ||
  one.unit !== other.unit ||
  one.time !== other.time
