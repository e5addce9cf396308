import { getTableColumns, getTableName, is, sql, SQL } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import type { PgTable } from 'drizzle-orm/pg-core'
import { rowsOf, type Database } from './client.server.ts'

/** How rows of a table are put into it: the statement up to its parameter, and after it. */
interface Into {
  before: SQL
  after: SQL
  fill: (row: object) => Record<string, unknown>
}

/**
 * Insert rows of a table, however many, as one parameter: neither we nor PostgreSQL spell out a statement
 * that is as long as the rows are many. What a row leaves out is the column's default, or null.
 *
 * @param ending What comes after the rows, such as `on conflict do nothing`.
 * @returns The rows that `ending` asks to have returned.
 */
export function insertRows<Table extends PgTable>(
  tx: Database,
  table: Table,
  rows: ReadonlyArray<Table['$inferInsert']>,
  ending: SQL = sql``,
): Promise<Record<string, unknown>[]> {
  const { before, after, fill } = into.get(table) ?? prepare(table)
  const query = sql`${before}${JSON.stringify(rows.map(fill))}${after}${ending}`
  return rowsOf(tx, query, (row) => row)
}

const into = new WeakMap<PgTable, Into>()

function prepare(table: PgTable): Into {
  const columns = Object.entries(getTableColumns(table)).map(([key, column]) => ({ key, column }))
  const names = columns.map(({ column: { name, keyAsName } }) =>
    keyAsName ? toSnakeCase(name) : name,
  )
  const list = (words: string[]) => words.join(', ')
  const keys = columns.map(({ key }) => `"${key}"`)
  const typed = columns.map(({ key, column }) => `"${key}" ${column.getSQLType()}`)
  const left = columns.flatMap(({ key, column: { default: plain, defaultFn } }) => {
    if (is(plain, SQL))
      throw new Error(`The default of ${key} is the database's: say it in the row`)
    return defaultFn || plain !== undefined ? [{ key, make: defaultFn ?? (() => plain) }] : []
  })
  const made = {
    before: sql.raw(
      `insert into "${getTableName(table)}" (${list(names.map((name) => `"${name}"`))}) select ${list(keys)} from jsonb_to_recordset(`,
    ),
    after: sql.raw(`::jsonb) as given(${list(typed)}) `),
    fill(row: object) {
      const filled: Record<string, unknown> = { ...row }
      for (const { key, make } of left) if (filled[key] === undefined) filled[key] = make()
      return filled
    },
  }
  into.set(table, made)
  return made
}
