import { check, foreignKey, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { PARTNER_ROLES } from '#app/domain/events/partner-roles.ts'
import { councilId, oneOf } from './columns.ts'
import { organisation } from './directory.ts'
import { event } from './events.ts'

/** An organisation that helps to hold an event, and how. */
export const eventPartner = pgTable(
  'event_partner',
  {
    councilId: councilId(),
    eventId: uuid().notNull(),
    organisationId: uuid().notNull(),
    role: text({ enum: PARTNER_ROLES }).notNull(),
  },
  (t) => [
    primaryKey({
      name: 'event_partner_pk',
      columns: [t.councilId, t.eventId, t.organisationId, t.role],
    }),
    foreignKey({
      name: 'event_partner_event',
      columns: [t.councilId, t.eventId],
      foreignColumns: [event.councilId, event.id],
    }),
    foreignKey({
      name: 'event_partner_organisation',
      columns: [t.councilId, t.organisationId],
      foreignColumns: [organisation.councilId, organisation.id],
    }),
    check('event_partner_role', oneOf(t.role, PARTNER_ROLES)),
  ],
)
