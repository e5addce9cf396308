import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { honouree } from './ceremonies.ts'
import { at, councilId, id, oneOf } from './columns.ts'
import { account } from './councils.ts'
import { event } from './events.ts'
import { party } from './parties.ts'

export const LINK_PURPOSES = [
  'reply',
  'group',
  'unsubscribe',
  'sign_in',
  'feed',
  'proof',
  'consent',
] as const

/** A door of one purpose. Its token is made from its id and the secret; only the hash is kept. */
export const link = pgTable(
  'link',
  {
    councilId: councilId(),
    id: id(),
    tokenHash: text().notNull(),
    shortCodeHash: text(),
    purpose: text({ enum: LINK_PURPOSES }).notNull(),
    partyId: uuid(),
    eventId: uuid(),
    accountId: uuid(),
    honoureeId: uuid(),
    expiresAt: at(),
    revokedAt: at(),
    spentAt: at(),
    createdAt: at().notNull(),
  },
  (t) => [
    primaryKey({ name: 'link_pk', columns: [t.councilId, t.id] }),
    unique('link_token').on(t.councilId, t.tokenHash),
    unique('link_short_code').on(t.councilId, t.shortCodeHash),
    foreignKey({
      name: 'link_party',
      columns: [t.councilId, t.partyId],
      foreignColumns: [party.councilId, party.id],
    }),
    foreignKey({
      name: 'link_event',
      columns: [t.councilId, t.eventId],
      foreignColumns: [event.councilId, event.id],
    }),
    foreignKey({
      name: 'link_account',
      columns: [t.councilId, t.accountId],
      foreignColumns: [account.councilId, account.id],
    }),
    foreignKey({
      name: 'link_honouree',
      columns: [t.councilId, t.honoureeId],
      foreignColumns: [honouree.councilId, honouree.id],
    }),
    index('link_of_party').on(t.councilId, t.partyId, t.eventId),
    index('link_of_honouree').on(t.councilId, t.honoureeId),
    check('link_purpose', oneOf(t.purpose, LINK_PURPOSES)),
    check(
      'link_subject',
      sql`(${t.purpose} in ('reply', 'group') and ${t.partyId} is not null and ${t.eventId} is not null and ${t.accountId} is null and ${t.honoureeId} is null) or (${t.purpose} = 'unsubscribe' and ${t.partyId} is not null and ${t.eventId} is null and ${t.accountId} is null and ${t.honoureeId} is null) or (${t.purpose} in ('sign_in', 'feed') and ${t.accountId} is not null and ${t.partyId} is null and ${t.eventId} is null and ${t.honoureeId} is null) or (${t.purpose} in ('proof', 'consent') and ${t.accountId} is null and ((${t.partyId} is not null and ${t.eventId} is not null and ${t.honoureeId} is null) or (${t.partyId} is null and ${t.eventId} is null and ${t.honoureeId} is not null)))`,
    ),
  ],
)
