import { and, eq, sql } from 'drizzle-orm'
import { rowsOf, type Database } from '#db/client.server.ts'
import { rateCount } from '#db/schema/index.ts'

const KEY = 'letters'
/** A minute's letters go in ten parts, so that they do not all go in its first second. */
const PARTS = 10
const PART_SECONDS = 60 / PARTS

/**
 * How many of the letters of this moment a worker may take, out of what all processes share.
 *
 * @param perMinute For the whole installation, since all of it sends through one mail server.
 * @returns From none to `wanted`. What is not used goes back with `returnAllowance`.
 */
export async function takeAllowance(
  db: Database,
  { perMinute, wanted, now }: { perMinute: number; wanted: number; now: Date },
): Promise<number> {
  const windowStart = partOf(now)
  const most = sharesOf(perMinute, windowStart)
  if (most === 0) return 0
  await db.insert(rateCount).values({ key: KEY, windowStart, count: 0 }).onConflictDoNothing()
  const [row] = await rowsOf(
    db,
    sql`with held as (
      select key, window_start, count from rate_count
      where key = ${KEY} and window_start = ${windowStart} for update)
    update rate_count r set count = least(held.count + ${wanted}, greatest(held.count, ${most}::int))
    from held where r.key = held.key and r.window_start = held.window_start
    returning r.count - held.count as granted`,
    ({ granted }) => ({ granted: Number(granted) }),
  )
  return row?.granted ?? 0
}

/** Give back what was taken at `now` and not used. */
export async function returnAllowance(
  db: Database,
  { unused, now }: { unused: number; now: Date },
): Promise<void> {
  if (unused === 0) return
  await db
    .update(rateCount)
    .set({ count: sql`${rateCount.count} - ${unused}` })
    .where(and(eq(rateCount.key, KEY), eq(rateCount.windowStart, partOf(now))))
}

const partOf = (now: Date): number =>
  Math.floor(now.getTime() / 1_000 / PART_SECONDS) * PART_SECONDS

/** The whole letters of one part; over a minute they add up to `perMinute`. */
function sharesOf(perMinute: number, windowStart: number): number {
  const part = (windowStart / PART_SECONDS) % PARTS
  return Math.floor((perMinute * (part + 1)) / PARTS) - Math.floor((perMinute * part) / PARTS)
}
