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
import { HEAD_BANDS } from '#app/domain/invitations/people.ts'
import { at, councilId, id, oneOf } from './columns.ts'
import { organisation, person } from './directory.ts'
import { occurrence } from './events.ts'
import { invitation } from './invitations.ts'

/** A person, or an unnamed head, at one occurrence, with title and organisation as of that day. */
export const attendee = pgTable(
  'attendee',
  {
    councilId: councilId(),
    id: id(),
    occurrenceId: uuid().notNull(),
    invitationId: uuid().notNull(),
    position: smallint().notNull(),
    personId: uuid(),
    name: text(),
    ageBand: text({ enum: HEAD_BANDS }).notNull(),
    jobTitle: text(),
    organisationId: uuid(),
  },
  (t) => [
    primaryKey({ name: 'attendee_pk', columns: [t.councilId, t.id] }),
    foreignKey({
      name: 'attendee_occurrence',
      columns: [t.councilId, t.occurrenceId],
      foreignColumns: [occurrence.councilId, occurrence.id],
    }),
    foreignKey({
      name: 'attendee_invitation',
      columns: [t.councilId, t.invitationId],
      foreignColumns: [invitation.councilId, invitation.id],
    }),
    foreignKey({
      name: 'attendee_person',
      columns: [t.councilId, t.personId],
      foreignColumns: [person.councilId, person.id],
    }),
    foreignKey({
      name: 'attendee_organisation',
      columns: [t.councilId, t.organisationId],
      foreignColumns: [organisation.councilId, organisation.id],
    }),
    unique('attendee_position').on(t.councilId, t.invitationId, t.position),
    index('attendee_by_occurrence').on(t.councilId, t.occurrenceId, t.ageBand),
    check('attendee_age_band', oneOf(t.ageBand, HEAD_BANDS)),
  ],
)

/** What a party, or one of it, needs. Erased 30 days after the occurrence. Codes of domain/events/kinds.ts. */
export const need = pgTable(
  'need',
  {
    councilId: councilId(),
    id: id(),
    occurrenceId: uuid().notNull(),
    invitationId: uuid(),
    attendeeId: uuid(),
    kind: text().notNull(),
    detail: text(),
  },
  (t) => [
    primaryKey({ name: 'need_pk', columns: [t.councilId, t.id] }),
    foreignKey({
      name: 'need_occurrence',
      columns: [t.councilId, t.occurrenceId],
      foreignColumns: [occurrence.councilId, occurrence.id],
    }),
    foreignKey({
      name: 'need_invitation',
      columns: [t.councilId, t.invitationId],
      foreignColumns: [invitation.councilId, invitation.id],
    }),
    foreignKey({
      name: 'need_attendee',
      columns: [t.councilId, t.attendeeId],
      foreignColumns: [attendee.councilId, attendee.id],
    }).onDelete('cascade'),
    index('need_by_occurrence').on(t.councilId, t.occurrenceId, t.kind),
    index('need_by_invitation').on(t.councilId, t.invitationId),
    index('need_by_attendee').on(t.councilId, t.attendeeId),
    check('need_subject', sql`num_nonnulls(${t.invitationId}, ${t.attendeeId}) = 1`),
  ],
)

/** Who came, as counts; a correction is a negative count. Insert only. */
export const arrival = pgTable(
  'arrival',
  {
    councilId: councilId(),
    id: id(),
    occurrenceId: uuid().notNull(),
    invitationId: uuid(),
    people: integer().notNull(),
    walkIn: boolean().notNull(),
    /** Made once by the form or device that sends it: a second press counts once. */
    deviceMark: text().notNull(),
    at: at().notNull(),
    by: text().notNull(),
  },
  (t) => [
    primaryKey({ name: 'arrival_pk', columns: [t.councilId, t.id] }),
    foreignKey({
      name: 'arrival_occurrence',
      columns: [t.councilId, t.occurrenceId],
      foreignColumns: [occurrence.councilId, occurrence.id],
    }),
    foreignKey({
      name: 'arrival_invitation',
      columns: [t.councilId, t.invitationId],
      foreignColumns: [invitation.councilId, invitation.id],
    }),
    unique('arrival_once').on(t.councilId, t.deviceMark),
    index('arrival_by_invitation').on(t.councilId, t.invitationId),
    index('arrival_by_occurrence').on(t.councilId, t.occurrenceId),
    check('arrival_people', sql`${t.people} <> 0`),
    check('arrival_walk_in', sql`${t.walkIn} = (${t.invitationId} is null)`),
  ],
)
