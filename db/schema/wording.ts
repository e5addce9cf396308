import { sql } from 'drizzle-orm'
import { check, foreignKey, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { EVENT_KINDS } from '#app/domain/events/kinds.ts'
import { at, councilId, oneOf } from './columns.ts'
import { account, council } from './councils.ts'

export const WORDING_STATES = ['draft', 'approved'] as const

/** A guests' message as the council words it, or approved it as it came. Without a row: a draft, as it came. */
export const wording = pgTable(
  'wording',
  {
    councilId: councilId().references(() => council.id),
    language: text().notNull(),
    key: text().notNull(),
    text: text().notNull(),
    /** The English that it says in other words. Another English makes it a draft again. */
    english: text().notNull(),
    state: text({ enum: WORDING_STATES }).notNull(),
    /** Who worded it; null: it came with Herald. */
    authorId: uuid(),
    approvedBy: uuid(),
    changedAt: at().notNull(),
  },
  (t) => [
    primaryKey({ name: 'wording_pk', columns: [t.councilId, t.language, t.key] }),
    foreignKey({
      name: 'wording_author',
      columns: [t.councilId, t.authorId],
      foreignColumns: [account.councilId, account.id],
    }),
    foreignKey({
      name: 'wording_approver',
      columns: [t.councilId, t.approvedBy],
      foreignColumns: [account.councilId, account.id],
    }),
    check('wording_state', oneOf(t.state, WORDING_STATES)),
    // Nobody approves what they worded themselves.
    check(
      'wording_approved',
      sql`(${t.state} = 'approved') = (${t.approvedBy} is not null) and (${t.approvedBy} is null or ${t.approvedBy} is distinct from ${t.authorId})`,
    ),
  ],
)

/** How a council words a sentence of its letters for one kind of event, in one language. */
export const letterWording = pgTable(
  'letter_wording',
  {
    councilId: councilId(),
    eventKind: text({ enum: EVENT_KINDS }).notNull(),
    language: text().notNull(),
    key: text().notNull(),
    text: text().notNull(),
    authorId: uuid().notNull(),
    changedAt: at().notNull(),
  },
  (t) => [
    primaryKey({
      name: 'letter_wording_pk',
      columns: [t.councilId, t.eventKind, t.language, t.key],
    }),
    foreignKey({
      name: 'letter_wording_author',
      columns: [t.councilId, t.authorId],
      foreignColumns: [account.councilId, account.id],
    }),
    check('letter_wording_kind', oneOf(t.eventKind, EVENT_KINDS)),
  ],
)
