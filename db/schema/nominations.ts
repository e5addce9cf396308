import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { honouree } from './ceremonies.ts'
import { at, councilId, id } from './columns.ts'
import { organisation, person } from './directory.ts'
import { event } from './events.ts'

/** Who may nominate children for a ceremony by a link: an organisation, or a guardian on their own. */
export const nominator = pgTable(
  'nominator',
  {
    councilId: councilId(),
    id: id(),
    eventId: uuid().notNull(),
    organisationId: uuid(),
    /** Of an organisation: who is written to; else the guardian. */
    personId: uuid(),
    createdAt: at().notNull(),
  },
  (t) => [
    primaryKey({ name: 'nominator_pk', columns: [t.councilId, t.id] }),
    foreignKey({
      name: 'nominator_event',
      columns: [t.councilId, t.eventId],
      foreignColumns: [event.councilId, event.id],
    }),
    foreignKey({
      name: 'nominator_organisation',
      columns: [t.councilId, t.organisationId],
      foreignColumns: [organisation.councilId, organisation.id],
    }),
    foreignKey({
      name: 'nominator_person',
      columns: [t.councilId, t.personId],
      foreignColumns: [person.councilId, person.id],
    }),
    // A nomination is of its nominator's event: the key carries it.
    unique('nominator_of_event').on(t.councilId, t.eventId, t.id),
    uniqueIndex('nominator_organisation_once')
      .on(t.councilId, t.eventId, t.organisationId)
      .where(sql`${t.organisationId} is not null`),
    uniqueIndex('nominator_guardian_once')
      .on(t.councilId, t.eventId, t.personId)
      .where(sql`${t.organisationId} is null`),
    index('nominator_by_person').on(t.councilId, t.personId),
    check('nominator_is_somebody', sql`num_nonnulls(${t.organisationId}, ${t.personId}) > 0`),
  ],
)

/** A child whom somebody proposes for a ceremony. Which state it is in follows from the columns: `stateOf`. */
export const nomination = pgTable(
  'nomination',
  {
    councilId: councilId(),
    id: id(),
    eventId: uuid().notNull(),
    /** Null: noted at the desk. */
    nominatorId: uuid(),
    /** What a form was marked with, so that the same press twice is one nomination. */
    mark: text().notNull(),
    childName: text().notNull(),
    /** Set only where the name holds letters that cannot be printed: the spelling for the certificate. */
    printedName: text(),
    knownAs: text(),
    guardianName: text(),
    guardianEmail: text(),
    guardianPhone: text(),
    /** The nominator passes letters on: the guardian's contact is not known here. */
    throughUs: boolean().notNull().default(false),
    language: text().notNull(),
    school: text(),
    /** Made of the child's names as a person's is. */
    nameSearch: text().notNull(),
    /** The nomination of the same child that an officer joined it to. */
    sameAsId: uuid(),
    /** The child of the directory that an officer said it is. */
    childId: uuid(),
    /** Nominations and children of the directory that an officer said are somebody else. */
    apartFrom: uuid().array().notNull().default([]),
    /** Set when it was accepted: the child's place on the ceremony's list. */
    honoureeId: uuid(),
    withdrawnAt: at(),
    declinedAt: at(),
    /** The nominator reads it. */
    declinedReason: text(),
    decidedBy: text(),
    decidedAt: at(),
    createdBy: text().notNull(),
    createdAt: at().notNull(),
    erasedAt: at(),
    revision: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ name: 'nomination_pk', columns: [t.councilId, t.id] }),
    foreignKey({
      name: 'nomination_event',
      columns: [t.councilId, t.eventId],
      foreignColumns: [event.councilId, event.id],
    }),
    foreignKey({
      name: 'nomination_nominator',
      columns: [t.councilId, t.eventId, t.nominatorId],
      foreignColumns: [nominator.councilId, nominator.eventId, nominator.id],
    }),
    unique('nomination_of_event').on(t.councilId, t.eventId, t.id),
    foreignKey({
      name: 'nomination_same_as',
      columns: [t.councilId, t.eventId, t.sameAsId],
      foreignColumns: [t.councilId, t.eventId, t.id],
    }),
    foreignKey({
      name: 'nomination_child',
      columns: [t.councilId, t.childId],
      foreignColumns: [person.councilId, person.id],
    }),
    foreignKey({
      name: 'nomination_honouree',
      columns: [t.councilId, t.honoureeId],
      foreignColumns: [honouree.councilId, honouree.id],
    }),
    unique('nomination_mark').on(t.councilId, t.eventId, t.mark),
    index('nomination_by_nominator').on(t.councilId, t.nominatorId),
    index('nomination_by_honouree').on(t.councilId, t.honoureeId),
    check('nomination_not_itself', sql`${t.sameAsId} <> ${t.id}`),
    check(
      'nomination_one_end',
      sql`num_nonnulls(${t.honoureeId}, ${t.withdrawnAt}, ${t.declinedAt}) <= 1`,
    ),
    check(
      'nomination_declined',
      sql`(${t.declinedAt} is null) = (${t.declinedReason} is null) or ${t.erasedAt} is not null`,
    ),
    check(
      'nomination_contact',
      sql`not ${t.throughUs} or num_nonnulls(${t.guardianEmail}, ${t.guardianPhone}) = 0`,
    ),
  ],
)
