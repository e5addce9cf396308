import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { at, councilId, id, oneOf } from './columns.ts'
import { council } from './councils.ts'
import { party } from './parties.ts'

export const LETTER_PURPOSES = [
  'invitation',
  'invitation_reminder',
  'reply',
  'place_confirmed',
  'place_offered',
  'offer_ended',
  'reminder',
  'thanks',
  'event_changed',
  'event_cancelled',
  'withdrawn',
  'finish_reply',
  'nominate',
  'duty',
  'proof',
  'proof_reminder',
  'sign_in',
  'test',
] as const
export const LETTER_STATES = [
  'queued',
  'sending',
  'sent',
  'bounced',
  'failed',
  'cancelled',
  'kept',
  'by_hand',
  'handed_over',
] as const
export const LETTER_CHANNELS = ['email', 'text'] as const
export const TASK_STATES = ['waiting', 'running', 'finished', 'failed', 'cancelled'] as const

/** The outbox: one letter per purpose, subject and occasion, for ever. `by_hand`: no address, so phone or print. */
export const letter = pgTable(
  'letter',
  {
    councilId: councilId().references(() => council.id),
    id: id(),
    purpose: text({ enum: LETTER_PURPOSES }).notNull(),
    /** The invitation (or, for a sign-in letter, the link) that it is about. */
    subjectId: uuid().notNull(),
    occasion: text().notNull(),
    eventId: uuid(),
    occurrenceId: uuid(),
    partyId: uuid(),
    taskId: uuid(),
    channel: text({ enum: LETTER_CHANNELS }).notNull().default('email'),
    /** An e-mail address; of a text, a mobile number. */
    address: text(),
    language: text().notNull(),
    state: text({ enum: LETTER_STATES }).notNull(),
    /** Facts that the rows no longer tell when it is sent, such as the time before a move. */
    facts: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    sendAfter: at().notNull(),
    leasedUntil: at(),
    attempts: smallint().notNull().default(0),
    messageId: text().notNull(),
    /** The finished message: kept from the moment before it is sent, and where no SMTP server is set, until it is erased. */
    body: text(),
    createdAt: at().notNull(),
    sentAt: at(),
    handledAt: at(),
    handledBy: text(),
    lastError: text(),
    /** Of a text: Notify's id of it, how many parts it had, when it reached the telephone. */
    providerId: text(),
    parts: smallint(),
    deliveredAt: at(),
    /** When to ask what became of a text; null: there is nothing to ask. */
    askAt: at(),
  },
  (t) => [
    primaryKey({ name: 'letter_pk', columns: [t.councilId, t.id] }),
    foreignKey({
      name: 'letter_party',
      columns: [t.councilId, t.partyId],
      foreignColumns: [party.councilId, party.id],
    }),
    unique('letter_once').on(t.councilId, t.purpose, t.subjectId, t.occasion),
    index('letter_due').on(t.councilId, t.state, t.sendAfter),
    index('letter_by_event').on(t.councilId, t.eventId, t.createdAt),
    index('letter_by_party').on(t.councilId, t.partyId),
    index('letter_by_task').on(t.councilId, t.taskId),
    index('letter_to_ask')
      .on(t.councilId, t.askAt)
      .where(sql`${t.askAt} is not null`),
    check('letter_channel', oneOf(t.channel, LETTER_CHANNELS)),
    check('letter_purpose', oneOf(t.purpose, LETTER_PURPOSES)),
    check('letter_state', oneOf(t.state, LETTER_STATES)),
  ],
)

/** Long work: shows progress, survives a restart, can be cancelled. The row is the queue. */
export const task = pgTable(
  'task',
  {
    councilId: councilId().references(() => council.id),
    id: id(),
    kind: text().notNull(),
    subjectId: uuid(),
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    result: jsonb().$type<Record<string, unknown>>(),
    done: integer().notNull().default(0),
    total: integer().notNull().default(0),
    state: text({ enum: TASK_STATES }).notNull().default('waiting'),
    attempts: smallint().notNull().default(0),
    startAfter: at(),
    leasedUntil: at(),
    createdBy: text().notNull(),
    createdAt: at().notNull(),
    finishedAt: at(),
    cancelledAt: at(),
    lastError: text(),
  },
  (t) => [
    primaryKey({ name: 'task_pk', columns: [t.councilId, t.id] }),
    index('task_due').on(t.councilId, t.state, t.createdAt),
    index('task_by_subject').on(t.councilId, t.subjectId, t.kind),
    check('task_state', oneOf(t.state, TASK_STATES)),
  ],
)

/** Who did or saw what. Ids and counts, never names. Insert only. */
export const auditEntry = pgTable(
  'audit_entry',
  {
    councilId: councilId().references(() => council.id),
    id: id(),
    actor: text().notNull(),
    action: text().notNull(),
    subjectId: uuid(),
    detail: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    address: text(),
    at: at().notNull(),
  },
  (t) => [
    primaryKey({ name: 'audit_entry_pk', columns: [t.councilId, t.id] }),
    index('audit_entry_by_subject').on(t.councilId, t.subjectId, t.at),
    index('audit_entry_by_time').on(t.councilId, t.at),
  ],
)

/** Misses and bursts, shared by all processes. No council: an attacker does not respect one. */
export const rateCount = pgTable(
  'rate_count',
  {
    key: text().notNull(),
    windowStart: bigint({ mode: 'number' }).notNull(),
    count: integer().notNull(),
  },
  (t) => [primaryKey({ name: 'rate_count_pk', columns: [t.key, t.windowStart] })],
)

/** The installation's own secrets, made on first start where SECRET is not set. */
export const installation = pgTable('installation', {
  key: text().primaryKey(),
  value: text().notNull(),
})
