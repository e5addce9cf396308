import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { ROLES } from '#app/domain/actor.ts'
import { DRAFTS } from '#app/translations/wording.ts'
import type { Theme } from '#app/domain/councils/theme.ts'
import { at, bytea, councilId, id, oneOf } from './columns.ts'

/** Whose events these are. A council without a host answers on every host (one council alone). */
export const council = pgTable(
  'council',
  {
    id: id().primaryKey(),
    host: text().unique('council_host'),
    name: text().notNull(),
    names: jsonb().$type<Record<string, string>>().notNull().default({}),
    /** Three letters, first part of references that are read aloud. */
    prefix: text().notNull(),
    timeZone: text().notNull().default('Europe/London'),
    languages: text().array().notNull().default(['en']),
    /** What guests read of words that no speaker has approved: the draft, or English. */
    drafts: text({ enum: DRAFTS }).notNull().default('shown'),
    /** Another with every change of the council's wording, so that what is kept of it is known to be old. */
    wordingMark: text().notNull().default(''),
    theme: jsonb().$type<Theme>().notNull(),
    deviceFileId: uuid(),
    phone: text().notNull().default(''),
    address: text().notNull().default(''),
    /** Whoever has a mobile and no e-mail gets a text, where Notify is set up. */
    texts: boolean().notNull().default(false),
    /** What a part of a text costs, in hundredths of a penny. */
    textPrice: integer().notNull().default(240),
    mailFromName: text().notNull(),
    mailFromAddress: text().notNull(),
    /** From the evening until the morning, on the council's clock, the clock's own letters wait: `HH:MM`. */
    quietFrom: text().notNull().default('21:00'),
    quietUntil: text().notNull().default('08:00'),
    demo: boolean().notNull().default(false),
    revision: integer().notNull().default(1),
  },
  (t) => [
    check('council_drafts', oneOf(t.drafts, DRAFTS)),
    check('council_text_price', sql`${t.textPrice} between 0 and 10000`),
    check(
      'council_quiet',
      sql`${t.quietFrom} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and ${t.quietUntil} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`,
    ),
  ],
)

export const account = pgTable(
  'account',
  {
    councilId: councilId().references(() => council.id),
    id: id(),
    email: text().notNull(),
    name: text().notNull(),
    role: text({ enum: ROLES }).notNull(),
    createdAt: at().notNull(),
    disabledAt: at(),
  },
  (t) => [
    primaryKey({ name: 'account_pk', columns: [t.councilId, t.id] }),
    unique('account_email').on(t.councilId, t.email),
    check('account_role', oneOf(t.role, ROLES)),
  ],
)

/** Somebody is signed in. Not "session": convenings have sessions. */
export const signIn = pgTable(
  'sign_in',
  {
    councilId: councilId(),
    tokenHash: text().notNull(),
    accountId: uuid().notNull(),
    startedAt: at().notNull(),
    expiresAt: at().notNull(),
    endedAt: at(),
  },
  (t) => [
    primaryKey({ name: 'sign_in_pk', columns: [t.councilId, t.tokenHash] }),
    foreignKey({
      name: 'sign_in_account',
      columns: [t.councilId, t.accountId],
      foreignColumns: [account.councilId, account.id],
    }),
    index('sign_in_by_account').on(t.councilId, t.accountId),
  ],
)

/** A device, a signature, an upload that is being imported, a finished print. */
export const file = pgTable(
  'file',
  {
    councilId: councilId().references(() => council.id),
    id: id(),
    kind: text().notNull(),
    name: text().notNull(),
    mediaType: text().notNull(),
    sha256: text().notNull(),
    bytes: bytea().notNull(),
    createdAt: at().notNull(),
  },
  (t) => [primaryKey({ name: 'file_pk', columns: [t.councilId, t.id] })],
)
