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
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import type { RoomSetting } from '#app/domain/ceremonies/seating.ts'
import { STAGE_ORDERINGS } from '#app/domain/ceremonies/stage-order.ts'
import { STAGE_PRESSES } from '#app/domain/ceremonies/stage.ts'
import { honouree } from './ceremonies.ts'
import { at, councilId, id, oneOf } from './columns.ts'
import { occurrence } from './events.ts'

/** How a ceremony's stage and room are arranged; a ceremony without a row has the usual arrangement. */
export const stage = pgTable(
  'stage',
  {
    councilId: councilId(),
    occurrenceId: uuid().notNull(),
    ordering: text({ enum: STAGE_ORDERINGS }).notNull().default('by-name'),
    /** Of the draw. */
    seed: integer().notNull().default(1),
    /** Who hands over, in their order; children name one by its place. */
    presenters: jsonb().$type<string[]>().notNull().default([]),
    blankCards: smallint().notNull().default(6),
    /** No family name on the pages beside the stage, and none read out. */
    firstNamesOnly: boolean().notNull().default(false),
    room: jsonb().$type<RoomSetting>(),
    /** When the cards were given their numbers. */
    numberedAt: at(),
    /** Of the arrangement, not of the order. */
    revision: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ name: 'stage_pk', columns: [t.councilId, t.occurrenceId] }),
    foreignKey({
      name: 'stage_occurrence',
      columns: [t.councilId, t.occurrenceId],
      foreignColumns: [occurrence.councilId, occurrence.id],
    }),
    check('stage_ordering', oneOf(t.ordering, STAGE_ORDERINGS)),
    check('stage_blank_cards', sql`${t.blankCards} between 0 and 26`),
  ],
)

/**
 * What was pressed beside the stage, on whichever device. Insert only, and `id` is made on the device: a
 * press that is sent again when the network is back counts once. The latest press about a child holds.
 */
export const stagePress = pgTable(
  'stage_press',
  {
    councilId: councilId(),
    id: id(),
    occurrenceId: uuid().notNull(),
    honoureeId: uuid().notNull(),
    kind: text({ enum: STAGE_PRESSES }).notNull(),
    /** A mark that a device makes for itself: what it pressed one after the other stays so. */
    device: text().notNull(),
    /** By the server's clock; a device says how long ago it was pressed. */
    pressedAt: at().notNull(),
    receivedAt: at().notNull(),
    by: text().notNull(),
  },
  (t) => [
    primaryKey({ name: 'stage_press_pk', columns: [t.councilId, t.id] }),
    foreignKey({
      name: 'stage_press_occurrence',
      columns: [t.councilId, t.occurrenceId],
      foreignColumns: [occurrence.councilId, occurrence.id],
    }),
    foreignKey({
      name: 'stage_press_honouree',
      columns: [t.councilId, t.honoureeId],
      foreignColumns: [honouree.councilId, honouree.id],
    }),
    index('stage_press_by_honouree').on(t.councilId, t.honoureeId, t.pressedAt),
    check('stage_press_kind', oneOf(t.kind, STAGE_PRESSES)),
  ],
)
