import { check, foreignKey, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { DAY_SHEETS, type Fingerprints } from '#app/domain/ceremonies/day-sheets.ts'
import { at, councilId, oneOf } from './columns.ts'
import { occurrence } from './events.ts'

/** A sheet of a ceremony's day when it was printed last: what stood on it, as keyed fingerprints, and no name. */
export const sheetPrint = pgTable(
  'sheet_print',
  {
    councilId: councilId(),
    occurrenceId: uuid().notNull(),
    sheet: text({ enum: DAY_SHEETS }).notNull(),
    /** By row: an honouree's id, or a blank card's letter. */
    rows: jsonb().$type<Fingerprints>().notNull(),
    printedAt: at().notNull(),
    printedBy: text().notNull(),
  },
  (t) => [
    primaryKey({ name: 'sheet_print_pk', columns: [t.councilId, t.occurrenceId, t.sheet] }),
    foreignKey({
      name: 'sheet_print_occurrence',
      columns: [t.councilId, t.occurrenceId],
      foreignColumns: [occurrence.councilId, occurrence.id],
    }).onDelete('cascade'),
    check('sheet_print_sheet', oneOf(t.sheet, DAY_SHEETS)),
  ],
)
