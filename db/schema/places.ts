import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { KEPT_FOR, OFFER_OUTCOMES } from '#app/domain/events/waiting-list.ts'
import { at, councilId, id, oneOf } from './columns.ts'
import { occurrence } from './events.ts'
import { invitation } from './invitations.ts'

/** Places kept aside: for staff, dignitaries, or as the allocation of one group or delegation. */
export const reservation = pgTable(
  'reservation',
  {
    councilId: councilId(),
    id: id(),
    occurrenceId: uuid().notNull(),
    /** Whose allocation it is; null: nobody's who answers, such as staff. */
    invitationId: uuid(),
    keptFor: text({ enum: KEPT_FOR }).notNull(),
    /** For whom in the officer's words, where it is none of those that have a name. */
    label: text(),
    places: integer().notNull(),
    /** What it holds now: the places, less those that its invitation has confirmed; 0 once released. */
    held: integer().notNull(),
    /** On this moment it is given back; null: when the officer says so. */
    untilAt: at(),
    releasedAt: at(),
    createdAt: at().notNull(),
    revision: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ name: 'reservation_pk', columns: [t.councilId, t.id] }),
    foreignKey({
      name: 'reservation_occurrence',
      columns: [t.councilId, t.occurrenceId],
      foreignColumns: [occurrence.councilId, occurrence.id],
    }),
    foreignKey({
      name: 'reservation_invitation',
      columns: [t.councilId, t.invitationId],
      foreignColumns: [invitation.councilId, invitation.id],
    }),
    uniqueIndex('reservation_of_invitation')
      .on(t.councilId, t.invitationId)
      .where(sql`${t.releasedAt} is null`),
    index('reservation_by_occurrence').on(t.councilId, t.occurrenceId),
    index('reservation_due')
      .on(t.councilId, t.untilAt)
      .where(sql`${t.releasedAt} is null`),
    check('reservation_places', sql`${t.places} > 0 and ${t.held} between 0 and ${t.places}`),
    check('reservation_kept_for', oneOf(t.keptFor, KEPT_FOR)),
    check('reservation_label', sql`(${t.keptFor} = 'other') = (${t.label} is not null)`),
    check('reservation_party', sql`(${t.keptFor} = 'party') = (${t.invitationId} is not null)`),
    check('reservation_released', sql`${t.releasedAt} is null or ${t.held} = 0`),
  ],
)

/** Places that are held for a waiting party until it takes them or the time is over. */
export const offer = pgTable(
  'offer',
  {
    councilId: councilId(),
    id: id(),
    invitationId: uuid().notNull(),
    occurrenceId: uuid().notNull(),
    people: smallint().notNull(),
    madeAt: at().notNull(),
    expiresAt: at().notNull(),
    closedAt: at(),
    outcome: text({ enum: OFFER_OUTCOMES }),
  },
  (t) => [
    primaryKey({ name: 'offer_pk', columns: [t.councilId, t.id] }),
    foreignKey({
      name: 'offer_invitation',
      columns: [t.councilId, t.invitationId],
      foreignColumns: [invitation.councilId, invitation.id],
    }),
    foreignKey({
      name: 'offer_occurrence',
      columns: [t.councilId, t.occurrenceId],
      foreignColumns: [occurrence.councilId, occurrence.id],
    }),
    uniqueIndex('offer_open')
      .on(t.councilId, t.invitationId)
      .where(sql`${t.closedAt} is null`),
    index('offer_due')
      .on(t.councilId, t.expiresAt)
      .where(sql`${t.closedAt} is null`),
    check('offer_people', sql`${t.people} > 0`),
    check('offer_outcome', oneOf(t.outcome, OFFER_OUTCOMES)),
    check('offer_closed', sql`(${t.closedAt} is null) = (${t.outcome} is null)`),
  ],
)
