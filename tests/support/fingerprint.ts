import { sql } from 'drizzle-orm'
import { rowsOf, type Database } from '#db/client.server.ts'

/**
 * Every table but the record of views and the counts of bursts: its rows, and who wrote them last.
 *
 * @param about Only rows that hold one of these ids.
 */
export async function fingerprint(
  db: Database,
  about?: readonly string[],
): Promise<Record<string, string>> {
  const tables = await rowsOf(
    db,
    sql`select quote_ident(tablename) as name from pg_tables where schemaname = 'public'
        and tablename not in ('audit_entry', 'rate_count') order by 1`,
    (row) => ({ name: String(row.name) }),
  )
  const only = about ? sql`where to_jsonb(t)::text ~ ${about.join('|')}` : sql``
  const prints = tables.map(
    ({ name }) =>
      sql`select ${name} as name, coalesce(md5(string_agg(xmin::text || ctid::text, ',' order by ctid)), '') as print
          from ${sql.raw(name)} t ${only}`,
  )
  const rows = await rowsOf(db, sql.join(prints, sql` union all `), (row) => ({
    name: String(row.name),
    print: String(row.print),
  }))
  return Object.fromEntries(rows.map(({ name, print }) => [name, print]))
}

/** Tables whose rows differ between two fingerprints. */
export const changedTables = (
  before: Record<string, string>,
  after: Record<string, string>,
): string[] => Object.keys(after).filter((table) => after[table] !== before[table])
