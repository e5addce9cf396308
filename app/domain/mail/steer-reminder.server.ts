import { and, eq, inArray, sql } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { letter, reminderRun } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import type { Council } from '../councils/council.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { STOP_MINUTES } from './mailing.server.ts'
import { findRuled, wayOf } from './reminder-audience.server.ts'
import { lastMoment } from './reminder-plan.ts'
import { rulesOf, type NamedRule, type RuleName } from './reminder-rules.ts'
import { ruleTime } from './reminder-time.ts'
import { readRuled, type RuledOccurrence } from './ruled-dates.server.ts'
import { noteRun, runRule } from './run-rule.server.ts'

interface Steering {
  council: Council
  eventId: string
  occurrenceId: string
  rule: RuleName
  actor: Actor
  now: Date
}

/**
 * Let a rule not write about this date. What of it waits in the outbox stays here; other dates of the event
 * are not touched.
 *
 * @returns `gone` when all of its letters have gone out.
 */
export async function stopReminder(
  db: Database,
  given: Steering,
): Promise<Result<{ stopped: number }, 'unknown' | 'gone'>> {
  return inCouncil(db, given.council.id, async (tx) => {
    const found = await hold(tx, given)
    if (!found) return refused('unknown')
    const { held, rule } = found
    const run = runOf(found)
    const stopped = await stopWaiting(tx, {
      councilId: given.council.id,
      occurrenceId: given.occurrenceId,
      rules: [rule.name],
    })
    if (run?.state === 'sent' && run.letters > 0 && stopped === 0) return refused('gone')
    const { actor, now } = given
    await noteRun(tx, { held, rule, state: 'stopped', letters: run?.letters ?? 0, actor, now })
    return done({ stopped })
  })
}

/** Let a rule that was stopped before its time write after all. */
export async function resumeReminder(
  db: Database,
  given: Steering,
): Promise<Result<undefined, 'unknown' | 'too-late'>> {
  const { council, occurrenceId, actor, now } = given
  return inCouncil(db, council.id, async (tx) => {
    const found = await hold(tx, given)
    const run = found && runOf(found)
    if (!found || run?.state !== 'stopped' || run.letters > 0) return refused('unknown')
    if (ruleTime(found.held.occurrence, found.rule) <= now) return refused('too-late')
    await tx
      .delete(reminderRun)
      .where(
        and(
          eq(reminderRun.councilId, council.id),
          eq(reminderRun.occurrenceId, occurrenceId),
          eq(reminderRun.rule, found.rule.name),
          eq(reminderRun.revision, run.revision),
        ),
      )
    await recordAudit(tx, {
      councilId: council.id,
      actor,
      action: 'letters.rule-resumed',
      subjectId: occurrenceId,
      detail: { rule: found.rule.name },
      now,
    })
    return done()
  })
}

/**
 * Write by a rule now instead of at its time, quiet hours or not: an officer has decided it. The letters go
 * two minutes later; the rule does not write again for this revision of the date.
 *
 * @returns `too-late` when what it says is no longer so, `gone` when it has written, `nobody` to write to.
 */
export async function sendReminderNow(
  db: Database,
  given: Steering,
): Promise<Result<{ letters: number }, 'unknown' | 'too-late' | 'gone' | 'nobody'>> {
  const { council, actor, now } = given
  return inCouncil(db, council.id, async (tx) => {
    const found = await hold(tx, given)
    if (!found) return refused('unknown')
    const { held, rule } = found
    if (runOf(found)?.state === 'sent') return refused('gone')
    if (now >= lastMoment(held.occurrence, rule)) return refused('too-late')
    if (rule.aim === 'thanks' && now < held.occurrence.endsAt) return refused('too-late')
    const sendAfter = new Date(now.getTime() + STOP_MINUTES * 60_000)
    const scope = { councilId: council.id, occurrenceId: held.occurrence.id }
    const whom = { aim: rule.aim, at: now, by: wayOf(rule.aim, council) }
    if ((await findRuled(tx, scope, whom)).length === 0) return refused('nobody')
    const run = { council, held, rule, at: now, actor, now, sendAfter, atOnce: true }
    return done({ letters: await runRule(tx, run) })
  })
}

interface Found {
  held: RuledOccurrence
  rule: NamedRule
}

async function hold(tx: Database, { council, eventId, occurrenceId, rule, now }: Steering) {
  const [held] = await readRuled(tx, { councilId: council.id, occurrenceId, now, lock: true })
  if (!held || held.event.id !== eventId) return undefined
  const named = rulesOf(held.event.reminderRules).find(({ name, isOn }) => name === rule && isOn)
  return named && { held, rule: named }
}

const runOf = ({ held: { runs, occurrence }, rule }: Found) =>
  runs.find((run) => run.rule === rule.name && run.revision === occurrence.revision)

/** Stop letters of rules that wait in the outbox, of a date or a whole event. @returns How many. */
export async function stopWaiting(
  tx: Database,
  {
    councilId,
    eventId,
    occurrenceId,
    rules,
  }: { councilId: string; eventId?: string; occurrenceId?: string; rules: RuleName[] },
): Promise<number> {
  const stopped = await tx
    .update(letter)
    .set({ state: 'cancelled', lastError: 'stopped' })
    .where(
      and(
        eq(letter.councilId, councilId),
        eventId ? eq(letter.eventId, eventId) : undefined,
        occurrenceId ? eq(letter.occurrenceId, occurrenceId) : undefined,
        eq(letter.state, 'queued'),
        inArray(sql`${letter.facts} ->> 'rule'`, rules),
      ),
    )
    .returning({ id: letter.id })
  return stopped.length
}
