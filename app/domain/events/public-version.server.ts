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
 * What a kept page is checked by, in one statement (herald_public_version, in the migrations) and without reading what the page reads: every row
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
  const since = new Date(now.getTime() - (DAYS_BACK + 2) * DAY)
  since.setUTCHours(0, 0, 0, 0)
  const [row] = await rowsOf(
    db,
    sql`select councils, events from herald_public_version(${councilId}::uuid, ${slug ?? null}::text,
      ${now.toISOString()}::timestamptz, ${since.toISOString()}::timestamptz)`,
    (found) => ({ councils: String(found.councils), events: String(found.events) }),
  )
  return row && !row.councils.startsWith('0.') ? row : undefined
}

const DAY = 86_400_000
