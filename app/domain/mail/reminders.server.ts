import { inCouncil, type Database } from '#db/client.server.ts'
import type { Council } from '../councils/council.ts'
import { allCouncils } from '../councils/find-council.server.ts'
import { wakeWorker } from '../jobs/wake.server.ts'
import { isQuiet, quietHoursOf } from './quiet-hours.ts'
import type { PlannedLetters } from './reminder-plan.ts'
import type { RuleAim } from './reminder-rules.ts'
import { planOfDate, readRuled, type RuledOccurrence } from './ruled-dates.server.ts'
import { noteRun, runRule } from './run-rule.server.ts'

const WORKER = { kind: 'system', name: 'worker' } as const

/**
 * Put the letters that rules send in the outbox, in every council, as far as their time has come and no
 * quiet hours are on: once for each rule and revision of a date.
 *
 * @returns How many are new.
 */
export async function postDueReminders(db: Database, { now }: { now: Date }): Promise<number> {
  let posted = 0
  for (const council of await allCouncils(db)) {
    if (isQuiet(now, quietHoursOf(council))) continue
    for (const { occurrenceId } of await duePlans(db, council, now))
      posted += await inCouncil(db, council.id, async (tx) => {
        // Read again under the lock: an officer or another worker may just have been here.
        const [held] = await readRuled(tx, { councilId: council.id, occurrenceId, now, lock: true })
        return held ? postOfDate(tx, council, held, now) : 0
      })
  }
  if (posted > 0) wakeWorker()
  return posted
}

async function duePlans(db: Database, council: Council, now: Date) {
  const all = await inCouncil(db, council.id, (tx) => readRuled(tx, { councilId: council.id, now }))
  return all
    .filter((one) => duePlan(one, council, now).length > 0)
    .map(({ occurrence: { id } }) => ({ occurrenceId: id }))
}

const duePlan = (one: RuledOccurrence, council: Council, now: Date): PlannedLetters[] =>
  planOfDate(one, council, now).filter(({ state, sendAt }) => state === 'planned' && sendAt <= now)

async function postOfDate(
  tx: Database,
  council: Council,
  held: RuledOccurrence,
  now: Date,
): Promise<number> {
  // After an outage only the nearest of several to the same people still makes sense.
  const due = duePlan(held, council, now).toSorted((a, b) => +b.at - +a.at)
  let posted = 0
  const written = new Set<RuleAim>()
  for (const { rule, at } of due) {
    const isNearest = !written.has(rule.aim)
    written.add(rule.aim)
    posted += isNearest
      ? await runRule(tx, { council, held, rule, at, actor: WORKER, now })
      : await noteRun(tx, { held, rule, state: 'passed', letters: 0, actor: WORKER, now })
  }
  return posted
}
