import { check, foreignKey, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { RULE_NAMES } from '#app/domain/mail/reminder-rules.ts'
import { at, councilId, oneOf } from './columns.ts'
import { occurrence } from './events.ts'

export const RUN_STATES = ['sent', 'stopped', 'passed'] as const

/** What became of a rule for one revision of a date: once for ever. `passed`: a nearer one went instead. */
export const reminderRun = pgTable(
  'reminder_run',
  {
    councilId: councilId(),
    occurrenceId: uuid().notNull(),
    rule: text({ enum: RULE_NAMES }).notNull(),
    revision: integer().notNull(),
    state: text({ enum: RUN_STATES }).notNull(),
    /** How many were put in the outbox. */
    letters: integer().notNull().default(0),
    at: at().notNull(),
    by: text().notNull(),
  },
  (t) => [
    primaryKey({
      name: 'reminder_run_pk',
      columns: [t.councilId, t.occurrenceId, t.rule, t.revision],
    }),
    foreignKey({
      name: 'reminder_run_occurrence',
      columns: [t.councilId, t.occurrenceId],
      foreignColumns: [occurrence.councilId, occurrence.id],
    }).onDelete('cascade'),
    check('reminder_run_rule', oneOf(t.rule, RULE_NAMES)),
    check('reminder_run_state', oneOf(t.state, RUN_STATES)),
  ],
)
