import {
  boolean,
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { AGE_BANDS } from '#app/domain/invitations/people.ts'
import { at, councilId, id, oneOf } from './columns.ts'
import { council } from './councils.ts'
import { organisation, person } from './directory.ts'

export const PARTY_KINDS = ['household', 'group', 'delegation'] as const

/** Who answers together: a family, a host organisation's group, an organisation's delegation. */
export const party = pgTable(
  'party',
  {
    councilId: councilId().references(() => council.id),
    id: id(),
    kind: text({ enum: PARTY_KINDS }).notNull(),
    organisationId: uuid(),
    contactId: uuid(),
    label: text().notNull(),
    labelSort: text().notNull(),
    language: text().notNull(),
    mergedIntoId: uuid(),
    /** Forgotten: nothing tells any more who they were. */
    erasedAt: at(),
    createdAt: at().notNull(),
  },
  (t) => [
    primaryKey({ name: 'party_pk', columns: [t.councilId, t.id] }),
    foreignKey({
      name: 'party_contact',
      columns: [t.councilId, t.contactId],
      foreignColumns: [person.councilId, person.id],
    }),
    foreignKey({
      name: 'party_organisation',
      columns: [t.councilId, t.organisationId],
      foreignColumns: [organisation.councilId, organisation.id],
    }),
    index('party_by_label').on(t.councilId, t.labelSort, t.id),
    index('party_by_contact').on(t.councilId, t.contactId),
    check('party_kind', oneOf(t.kind, PARTY_KINDS)),
  ],
)

export const partyMember = pgTable(
  'party_member',
  {
    councilId: councilId(),
    partyId: uuid().notNull(),
    personId: uuid().notNull(),
    ageBand: text({ enum: AGE_BANDS }).notNull(),
    relation: text(),
  },
  (t) => [
    primaryKey({ name: 'party_member_pk', columns: [t.councilId, t.partyId, t.personId] }),
    foreignKey({
      name: 'party_member_party',
      columns: [t.councilId, t.partyId],
      foreignColumns: [party.councilId, party.id],
    }),
    foreignKey({
      name: 'party_member_person',
      columns: [t.councilId, t.personId],
      foreignColumns: [person.councilId, person.id],
    }),
    index('party_member_by_person').on(t.councilId, t.personId),
    check('party_member_age_band', oneOf(t.ageBand, AGE_BANDS)),
  ],
)

/** A name in a party's replies and a known child of it: one child or two, as an officer decided last. */
export const sameChild = pgTable(
  'same_child',
  {
    councilId: councilId(),
    partyId: uuid().notNull(),
    personId: uuid().notNull(),
    /** The search form of the name as the reply has it. */
    nameForm: text().notNull(),
    same: boolean().notNull(),
    actor: text().notNull(),
    at: at().notNull(),
  },
  (t) => [
    primaryKey({
      name: 'same_child_pk',
      columns: [t.councilId, t.partyId, t.personId, t.nameForm],
    }),
    foreignKey({
      name: 'same_child_party',
      columns: [t.councilId, t.partyId],
      foreignColumns: [party.councilId, party.id],
    }),
    foreignKey({
      name: 'same_child_person',
      columns: [t.councilId, t.personId],
      foreignColumns: [person.councilId, person.id],
    }),
    index('same_child_by_person').on(t.councilId, t.personId),
  ],
)
