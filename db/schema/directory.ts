import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { ORGANISATION_KINDS } from '#app/domain/directory/organisation-kinds.ts'
import { at, councilId, id, oneOf } from './columns.ts'
import { council } from './councils.ts'

export const EMAIL_STATES = ['fine', 'bouncing', 'refused'] as const
export const PHONE_STATES = ['fine', 'refused'] as const

/**
 * The number in international form where it is a British mobile: 07, but no pager (076) and no personal
 * number (070). The same rule as `britishMobile` in app/domain/directory/phones.ts.
 */
const britishMobile = sql`'+44' || substring(regexp_replace("phone", '[^0-9]', '', 'g') from case
  when "phone" ~ '^[[:space:]]*[+]' then '^440?(7(?:[1-57-9][0-9]{2}|624)[0-9]{6})$'
  else '^(?:(?:00)?440?|0)(7(?:[1-57-9][0-9]{2}|624)[0-9]{6})$' end)`

/** A person in the council's directory, across events. No contact address is unique: families share a phone. */
export const person = pgTable(
  'person',
  {
    councilId: councilId().references(() => council.id),
    id: id(),
    fullName: text().notNull(),
    nativeName: text(),
    knownAs: text(),
    pronunciation: text(),
    /** A language tag that the person is written to in, or speaks. */
    language: text().notNull(),
    email: text(),
    phone: text(),
    emailState: text({ enum: EMAIL_STATES }).notNull().default('fine'),
    /** Where a text can go: `phone` as `+447700900123`; null for any other number. */
    mobile: text().generatedAlwaysAs(britishMobile),
    phoneState: text({ enum: PHONE_STATES }).notNull().default('fine'),
    nameSearch: text().notNull(),
    nameSort: text().notNull(),
    mergedIntoId: uuid(),
    erasedAt: at(),
    createdAt: at().notNull(),
  },
  (t) => [
    primaryKey({ name: 'person_pk', columns: [t.councilId, t.id] }),
    foreignKey({
      name: 'person_merged_into',
      columns: [t.councilId, t.mergedIntoId],
      foreignColumns: [t.councilId, t.id],
    }),
    index('person_by_sort').on(t.councilId, t.nameSort, t.id),
    index('person_by_email').on(t.councilId, t.email),
    index('person_with_letters_back')
      .on(t.councilId)
      .where(sql`${t.emailState} <> 'fine'`),
    check('person_email_state', oneOf(t.emailState, EMAIL_STATES)),
    check('person_phone_state', oneOf(t.phoneState, PHONE_STATES)),
  ],
)

export const organisation = pgTable(
  'organisation',
  {
    councilId: councilId().references(() => council.id),
    id: id(),
    name: text().notNull(),
    shortName: text().notNull(),
    kind: text({ enum: ORGANISATION_KINDS }).notNull(),
    place: text(),
    /** What stands instead of the name wherever a guest or partner could read it (a hotel). */
    codedName: text(),
    nameSearch: text().notNull(),
    mergedIntoId: uuid(),
    createdAt: at().notNull(),
  },
  (t) => [
    primaryKey({ name: 'organisation_pk', columns: [t.councilId, t.id] }),
    foreignKey({
      name: 'organisation_merged_into',
      columns: [t.councilId, t.mergedIntoId],
      foreignColumns: [t.councilId, t.id],
    }),
    index('organisation_by_name').on(t.councilId, t.nameSearch),
    check('organisation_kind', oneOf(t.kind, ORGANISATION_KINDS)),
  ],
)

export const organisationAlias = pgTable(
  'organisation_alias',
  {
    councilId: councilId(),
    id: id(),
    organisationId: uuid().notNull(),
    alias: text().notNull(),
    aliasSearch: text().notNull(),
  },
  (t) => [
    primaryKey({ name: 'organisation_alias_pk', columns: [t.councilId, t.id] }),
    foreignKey({
      name: 'organisation_alias_of',
      columns: [t.councilId, t.organisationId],
      foreignColumns: [organisation.councilId, organisation.id],
    }),
    index('organisation_alias_search').on(t.councilId, t.aliasSearch),
  ],
)

export const affiliation = pgTable(
  'affiliation',
  {
    councilId: councilId(),
    id: id(),
    personId: uuid().notNull(),
    organisationId: uuid().notNull(),
    jobTitle: text(),
    fromOn: date(),
    toOn: date(),
  },
  (t) => [
    primaryKey({ name: 'affiliation_pk', columns: [t.councilId, t.id] }),
    foreignKey({
      name: 'affiliation_person',
      columns: [t.councilId, t.personId],
      foreignColumns: [person.councilId, person.id],
    }),
    foreignKey({
      name: 'affiliation_organisation',
      columns: [t.councilId, t.organisationId],
      foreignColumns: [organisation.councilId, organisation.id],
    }),
    index('affiliation_by_person').on(t.councilId, t.personId),
  ],
)

/** Two people that might be the same, and what an officer decided; `undoneAt` sets them apart again. */
export const mergeDecision = pgTable(
  'merge_decision',
  {
    councilId: councilId(),
    id: id(),
    personId: uuid().notNull(),
    otherId: uuid().notNull(),
    same: boolean().notNull(),
    /** Ids of what was moved, by table, so that it can be moved back. */
    moved: jsonb().$type<Record<string, string[]>>().notNull(),
    actor: text().notNull(),
    at: at().notNull(),
    undoneAt: at(),
  },
  (t) => [
    primaryKey({ name: 'merge_decision_pk', columns: [t.councilId, t.id] }),
    foreignKey({
      name: 'merge_decision_person',
      columns: [t.councilId, t.personId],
      foreignColumns: [person.councilId, person.id],
    }),
    foreignKey({
      name: 'merge_decision_other',
      columns: [t.councilId, t.otherId],
      foreignColumns: [person.councilId, person.id],
    }),
    index('merge_decision_by_person').on(t.councilId, t.personId),
  ],
)
