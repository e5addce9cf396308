import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { at, councilId, id } from './columns.ts'
import { council } from './councils.ts'

export const venue = pgTable(
  'venue',
  {
    councilId: councilId().references(() => council.id),
    id: id(),
    name: text().notNull(),
    address: text().notNull().default(''),
    directions: text().notNull().default(''),
    /** Codes such as `step_free`, `hearing_loop` (domain/events/kinds.ts). */
    accessFacts: text().array().notNull().default([]),
    archivedAt: at(),
    revision: integer().notNull().default(1),
  },
  (t) => [primaryKey({ name: 'venue_pk', columns: [t.councilId, t.id] })],
)

export const room = pgTable(
  'room',
  {
    councilId: councilId(),
    id: id(),
    venueId: uuid().notNull(),
    name: text().notNull(),
    /** People, staff and infants included; null: no limit known. */
    capacity: integer(),
    archivedAt: at(),
  },
  (t) => [
    primaryKey({ name: 'room_pk', columns: [t.councilId, t.id] }),
    foreignKey({
      name: 'room_venue',
      columns: [t.councilId, t.venueId],
      foreignColumns: [venue.councilId, venue.id],
    }),
    index('room_by_venue').on(t.councilId, t.venueId),
    check('room_capacity', sql`${t.capacity} > 0`),
  ],
)
