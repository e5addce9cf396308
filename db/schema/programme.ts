import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { DUTY_ANSWERS, DUTY_ROLES } from '#app/domain/programme/duty-roles.ts'
import { ITEM_KINDS, MOST_MINUTES } from '#app/domain/programme/item-kinds.ts'
import { honouree } from './ceremonies.ts'
import { at, councilId, id, oneOf } from './columns.ts'
import { person } from './directory.ts'
import { occurrence } from './events.ts'
import { party } from './parties.ts'
import { room } from './venues.ts'

/**
 * One thing in the running order of a date. Its time is not stored: it follows from the date's start, the
 * order and the minutes, so that moving the date moves all of them.
 */
export const programmeItem = pgTable(
  'programme_item',
  {
    councilId: councilId(),
    id: id(),
    occurrenceId: uuid().notNull(),
    /** From 1, without gaps, among the items of the date that were not removed; before the start first. */
    position: integer().notNull(),
    /** Before the date begins: counts back from the start. */
    isBefore: boolean().notNull().default(false),
    kind: text({ enum: ITEM_KINDS }).notNull(),
    title: text().notNull(),
    minutes: smallint().notNull(),
    /** Begins so many minutes after the date's start (before it: negative), whatever stands around it. */
    fixedMinute: integer(),
    /** Who does it, in an officer's words: "The Lord Mayor". */
    who: text(),
    cue: text(),
    notes: text(),
    /** Guests may read it on the printed programme. */
    isPrinted: boolean().notNull().default(true),
    /** Of a presentation: the length follows the number of children, so many seconds each. */
    secondsEach: smallint(),
    roomId: uuid(),
    /** Of a session that people choose: for how many; null: no limit. */
    capacity: integer(),
    removedAt: at(),
    createdAt: at().notNull(),
    revision: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ name: 'programme_item_pk', columns: [t.councilId, t.id] }),
    foreignKey({
      name: 'programme_item_occurrence',
      columns: [t.councilId, t.occurrenceId],
      foreignColumns: [occurrence.councilId, occurrence.id],
    }),
    foreignKey({
      name: 'programme_item_room',
      columns: [t.councilId, t.roomId],
      foreignColumns: [room.councilId, room.id],
    }),
    // A duty is of its item's date: the key carries it.
    unique('programme_item_of_date').on(t.councilId, t.occurrenceId, t.id),
    index('programme_item_in_order').on(t.councilId, t.occurrenceId, t.position),
    check('programme_item_kind', oneOf(t.kind, ITEM_KINDS)),
    check(
      'programme_item_minutes',
      sql`${t.minutes} between 0 and ${sql.raw(String(MOST_MINUTES))}`,
    ),
    check('programme_item_fixed', sql`${t.fixedMinute} between -1440 and 10080`),
    check(
      'programme_item_fixed_side',
      sql`${t.fixedMinute} is null or (${t.fixedMinute} < 0) = ${t.isBefore}`,
    ),
    check('programme_item_seconds', sql`${t.secondsEach} between 5 and 600`),
    check('programme_item_capacity', sql`${t.capacity} > 0`),
    check('programme_item_revision', sql`${t.revision} >= 1`),
  ],
)

/** Somebody does something at a date: asked by letter, answering by link. */
export const duty = pgTable(
  'duty',
  {
    councilId: councilId(),
    id: id(),
    occurrenceId: uuid().notNull(),
    programmeItemId: uuid(),
    personId: uuid().notNull(),
    role: text({ enum: DUTY_ROLES }).notNull(),
    /** Title and name as they are printed, where they are not the person's name. */
    printedTitle: text(),
    /** What is asked of them, in an officer's words; they read it. */
    asks: text(),
    /** They arrive so many minutes before the date begins (after it: negative). */
    arriveMinutesBefore: smallint().notNull(),
    /** Counts for no "two adults". */
    isUnder18: boolean().notNull().default(false),
    /** An officer has seen that they are DBS-checked. No number, ever. */
    isDbsChecked: boolean().notNull().default(false),
    dbsNotedBy: text(),
    dbsNotedAt: at(),
    askedAt: at(),
    /** The last time they were written to, and how often they were reminded. */
    writtenAt: at(),
    reminders: smallint().notNull().default(0),
    answer: text({ enum: DUTY_ANSWERS }),
    answeredAt: at(),
    /** An account answered for them, or their own link. */
    answeredBy: text(),
    message: text(),
    calendarUid: text().notNull(),
    calendarSequence: integer().notNull().default(0),
    removedAt: at(),
    createdAt: at().notNull(),
    revision: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ name: 'duty_pk', columns: [t.councilId, t.id] }),
    foreignKey({
      name: 'duty_occurrence',
      columns: [t.councilId, t.occurrenceId],
      foreignColumns: [occurrence.councilId, occurrence.id],
    }),
    foreignKey({
      name: 'duty_programme_item',
      columns: [t.councilId, t.occurrenceId, t.programmeItemId],
      foreignColumns: [programmeItem.councilId, programmeItem.occurrenceId, programmeItem.id],
    }),
    foreignKey({
      name: 'duty_person',
      columns: [t.councilId, t.personId],
      foreignColumns: [person.councilId, person.id],
    }),
    unique('duty_calendar_uid').on(t.councilId, t.calendarUid),
    index('duty_by_date').on(t.councilId, t.occurrenceId),
    index('duty_by_person').on(t.councilId, t.personId),
    check('duty_role', oneOf(t.role, DUTY_ROLES)),
    check('duty_answer', oneOf(t.answer, DUTY_ANSWERS)),
    check('duty_answered', sql`(${t.answer} is null) = (${t.answeredAt} is null)`),
    check('duty_dbs', sql`${t.isDbsChecked} = (${t.dbsNotedAt} is not null)`),
    check('duty_arrival', sql`${t.arriveMinutesBefore} between -600 and 600`),
    check('duty_reminders', sql`${t.reminders} >= 0`),
    check('duty_revision', sql`${t.revision} >= 1`),
  ],
)

/** An adult to whom a family's children, or one child, may be released when the family is not there. */
export const collector = pgTable(
  'collector',
  {
    councilId: councilId(),
    id: id(),
    occurrenceId: uuid().notNull(),
    /** Of all children of the family; or of one child, where no family was invited. */
    partyId: uuid(),
    honoureeId: uuid(),
    name: text().notNull(),
    relation: text().notNull(),
    phone: text().notNull(),
    /** The family's link, or an account. */
    givenBy: text().notNull(),
    givenAt: at().notNull(),
    removedAt: at(),
  },
  (t) => [
    primaryKey({ name: 'collector_pk', columns: [t.councilId, t.id] }),
    foreignKey({
      name: 'collector_occurrence',
      columns: [t.councilId, t.occurrenceId],
      foreignColumns: [occurrence.councilId, occurrence.id],
    }),
    foreignKey({
      name: 'collector_party',
      columns: [t.councilId, t.partyId],
      foreignColumns: [party.councilId, party.id],
    }),
    foreignKey({
      name: 'collector_honouree',
      columns: [t.councilId, t.honoureeId],
      foreignColumns: [honouree.councilId, honouree.id],
    }),
    index('collector_by_date').on(t.councilId, t.occurrenceId),
    index('collector_by_party').on(t.councilId, t.partyId),
    check('collector_whose', sql`num_nonnulls(${t.partyId}, ${t.honoureeId}) = 1`),
  ],
)
