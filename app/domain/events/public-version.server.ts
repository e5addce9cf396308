import { sql } from 'drizzle-orm'
import { rowsOf, type Database } from '#db/client.server.ts'

/** Two marks that are the same as long as nothing changed that the public side shows. */
export interface PublicVersion {
  /** Of all councils: their names, hosts, languages, colours. */
  councils: string
  /** Of the events, dates, places and partners in question, and of the moments that have passed. */
  events: string
}

/** How far back the calendar and its feed reach; a whole number of days, so that it moves once a day. */
export const DAYS_BACK = 62

/**
 * What a kept page is checked by, in one statement and without reading what the page reads: every row
 * that it would read, by the transaction that last wrote it (`xmin`), and how many closing times, ends
 * and other moments lie in the past. Another process's change is in it as soon as it is committed.
 *
 * Read it before the page: then the page is at least as new as its mark.
 *
 * @param slug Of one event; absent: of the whole calendar.
 * @returns Undefined where this connection may not see the council: then nothing may be kept.
 */
export async function publicVersion(
  db: Database,
  { councilId, slug, now }: { councilId: string; slug?: string | undefined; now: Date },
): Promise<PublicVersion | undefined> {
  const at = sql`${now.toISOString()}::timestamptz`
  const scope = slug
    ? sql`e.slug = ${slug}`
    : sql`o.ends_at > date_trunc('day', ${at}) - make_interval(days => ${DAYS_BACK + 1})`
  const passed = (moment: string) => sql`count(*) filter (where ${sql.raw(moment)} <= ${at})`
  const partners = slug
    ? sql`(select coalesce(bit_xor(hashtextextended(concat_ws('/', p.organisation_id, p.role, p.xmin, g.xmin), 0)), 0)::text
        from event e
        join event_partner p on p.council_id = e.council_id and p.event_id = e.id
        join organisation g on g.council_id = p.council_id and g.id = p.organisation_id
        where e.council_id = ${councilId} and e.slug = ${slug}
          and e.visibility = 'public' and e.published_at is not null)`
    : sql`''`
  const [row] = await rowsOf(
    db,
    sql`select
      (select count(*) filter (where c.id = ${councilId}) || '.' || count(*) || '.' ||
          coalesce(bit_xor(hashtextextended(concat_ws('/', c.id, c.xmin), 0)), 0)
        from council c) as councils,
      (select concat_ws('.', count(*),
          coalesce(bit_xor(hashtextextended(concat_ws('/', o.id, o.xmin, e.xmin, r.xmin, v.xmin), 0)), 0),
          ${passed('o.ends_at')}, ${passed('o.replies_close_at')},
          ${passed('o.replies_open_at')}, ${passed('o.place_shown_from_at')})
        from occurrence o
        join event e on e.council_id = o.council_id and e.id = o.event_id
        left join room r on r.council_id = o.council_id and r.id = o.room_id
        left join venue v on v.council_id = r.council_id and v.id = r.venue_id
        where o.council_id = ${councilId} and e.visibility = 'public' and e.published_at is not null
          and ${scope}) as events,
      ${partners} as partners`,
    (found) => ({
      councils: String(found.councils),
      events: `${String(found.events)}.${String(found.partners)}`,
    }),
  )
  return row && !row.councils.startsWith('0.') ? row : undefined
}
