import type { Database } from '#db/client.server.ts'
import { reminderRun } from '#db/schema/index.ts'
import { actorLabel, type Actor } from '../actor.ts'
import type { Council } from '../councils/council.ts'
import { recordAudit } from '../records/audit.server.ts'
import { postLetters, type LetterPurpose } from './outbox.server.ts'
import { reachOf } from './reach.ts'
import { findRuled, wayOf } from './reminder-audience.server.ts'
import type { NamedRule, RuleAim } from './reminder-rules.ts'
import type { RuledOccurrence } from './ruled-dates.server.ts'

const PURPOSE_OF: Record<RuleAim, LetterPurpose> = {
  unanswered: 'invitation_reminder',
  before: 'reminder',
  thanks: 'thanks',
}

/** What makes the letters of a rule one for each party and revision of the date, for ever. */
const occasionOf = ({ name }: Pick<NamedRule, 'name'>, revision: number): string =>
  `${name}.${revision}`

/**
 * Write by a rule to everyone that it is for, and note that it has run. With the date locked, or in the
 * same breath as a run that nobody else can write.
 *
 * @param sendAfter Until then the letters can be stopped.
 * @param atOnce An officer sends them: quiet hours hold nothing back.
 * @returns How many letters are new.
 */
export async function runRule(
  tx: Database,
  {
    council,
    held,
    rule,
    at,
    actor,
    now,
    sendAfter = now,
    atOnce = false,
  }: {
    council: Council
    held: RuledOccurrence
    rule: NamedRule
    at: Date
    actor: Actor
    now: Date
    sendAfter?: Date
    atOnce?: boolean
  },
): Promise<number> {
  const { occurrence: date } = held
  const scope = { councilId: council.id, occurrenceId: date.id }
  const by = wayOf(rule.aim, council)
  const rows = await findRuled(tx, scope, { aim: rule.aim, at, by })
  const letters = await postLetters(
    tx,
    rows.map((row) => ({
      councilId: council.id,
      purpose: PURPOSE_OF[rule.aim],
      subjectId: row.invitationId,
      occasion: occasionOf(rule, date.revision),
      eventId: date.eventId,
      occurrenceId: date.id,
      partyId: row.partyId,
      ...reachOf(row.contact, by),
      language: row.language,
      sender: council.mailFromAddress,
      facts: { rule: rule.name, ...(atOnce ? { atOnce } : {}) },
      now,
      sendAfter,
    })),
  )
  await noteRun(tx, { held, rule, state: 'sent', letters, actor, now })
  return letters
}

/** Note what became of a rule for this revision of a date. @returns 0, the letters that it is about. */
export async function noteRun(
  tx: Database,
  {
    held: { occurrence: date },
    rule,
    state,
    letters,
    actor,
    now,
  }: {
    held: RuledOccurrence
    rule: NamedRule
    state: (typeof reminderRun.$inferSelect)['state']
    letters: number
    actor: Actor
    now: Date
  },
): Promise<0> {
  const run = { state, letters, at: now, by: actorLabel(actor) }
  const { councilId, id: occurrenceId, revision } = date
  await tx
    .insert(reminderRun)
    .values({ councilId, occurrenceId, rule: rule.name, revision, ...run })
    .onConflictDoUpdate({
      target: [
        reminderRun.councilId,
        reminderRun.occurrenceId,
        reminderRun.rule,
        reminderRun.revision,
      ],
      set: run,
    })
  await recordAudit(tx, {
    councilId,
    actor,
    action: `letters.rule-${state}`,
    subjectId: occurrenceId,
    detail: { rule: rule.name, letters },
    now,
  })
  return 0
}
