import { sql } from 'drizzle-orm'
import { type AnyPgColumn, customType, timestamp, uuid } from 'drizzle-orm/pg-core'
import { newId } from '#app/domain/ids.ts'

/** First in every key: no row, and no reference between rows, ever leaves its council. */
export const councilId = () => uuid().notNull()

/** UUID v7 made in the app, alike on PGlite and every PostgreSQL. */
export const id = () => uuid().notNull().$defaultFn(newId)

/** An instant, to the millisecond, as a Date. */
export const at = () => timestamp({ withTimezone: true, mode: 'date', precision: 3 })

/** The column holds one of these words. Text and a check, so that a new word is a small migration. */
export const oneOf = (column: AnyPgColumn, words: readonly string[]) =>
  sql`${column} in (${sql.raw(words.map((word) => `'${word}'`).join(', '))})`

/** Bytes as they are. */
export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
})
