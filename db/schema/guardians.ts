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
  uuid,
} from 'drizzle-orm/pg-core'
import { CONSENT_GIVERS, PHOTO_LEVELS } from '#app/domain/ceremonies/photo-consent.ts'
import { honouree } from './ceremonies.ts'
import { at, bytea, councilId, id, oneOf } from './columns.ts'
import { person } from './directory.ts'
import { event } from './events.ts'

/**
 * What was said about photographs of a child at an event, by a guardian or by the child. Insert only:
 * the newest of each counts, until it is withdrawn. No row means no.
 */
export const consent = pgTable(
  'consent',
  {
    councilId: councilId(),
    id: id(),
    personId: uuid().notNull(),
    eventId: uuid().notNull(),
    as: text({ enum: CONSENT_GIVERS }).notNull(),
    /** Of a guardian whom the directory knows. */
    givenById: uuid(),
    level: text({ enum: PHOTO_LEVELS }).notNull(),
    /** The guardian said that the child is too young to say. */
    childTooYoung: boolean().notNull().default(false),
    /** Which words were agreed to, and in which language they were read. */
    wordingVersion: integer().notNull(),
    language: text().notNull(),
    /** A paper form, entered by an officer: where it is kept. Null: said by link. */
    paper: text(),
    actor: text().notNull(),
    at: at().notNull(),
    withdrawnAt: at(),
    withdrawnBy: text(),
  },
  (t) => [
    primaryKey({ name: 'consent_pk', columns: [t.councilId, t.id] }),
    foreignKey({
      name: 'consent_person',
      columns: [t.councilId, t.personId],
      foreignColumns: [person.councilId, person.id],
    }),
    foreignKey({
      name: 'consent_given_by',
      columns: [t.councilId, t.givenById],
      foreignColumns: [person.councilId, person.id],
    }),
    foreignKey({
      name: 'consent_event',
      columns: [t.councilId, t.eventId],
      foreignColumns: [event.councilId, event.id],
    }),
    index('consent_by_event').on(t.councilId, t.eventId, t.personId, t.at),
    index('consent_by_person').on(t.councilId, t.personId),
    check('consent_as', oneOf(t.as, CONSENT_GIVERS)),
    check('consent_level', oneOf(t.level, PHOTO_LEVELS)),
    check('consent_too_young', sql`${t.as} = 'guardian' or not ${t.childTooYoung}`),
    check('consent_wording', sql`${t.wordingVersion} >= 1`),
    check('consent_withdrawal', sql`(${t.withdrawnAt} is null) = (${t.withdrawnBy} is null)`),
  ],
)

/**
 * How a child's name is said, in the family's own voice; goes the day after the ceremony. A table of its
 * own, and nothing points at it, so that a backup can leave it out.
 */
export const voiceClip = pgTable(
  'voice_clip',
  {
    councilId: councilId(),
    honoureeId: uuid().notNull(),
    mediaType: text().notNull(),
    /** As the file says; null where it does not. */
    seconds: smallint(),
    bytes: bytea().notNull(),
    actor: text().notNull(),
    createdAt: at().notNull(),
  },
  (t) => [
    primaryKey({ name: 'voice_clip_pk', columns: [t.councilId, t.honoureeId] }),
    foreignKey({
      name: 'voice_clip_honouree',
      columns: [t.councilId, t.honoureeId],
      foreignColumns: [honouree.councilId, honouree.id],
    }),
    check('voice_clip_size', sql`octet_length(${t.bytes}) between 1 and 1048576`),
  ],
)
