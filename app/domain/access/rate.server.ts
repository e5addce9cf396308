import { and, eq, lt, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { rateCount } from '#db/schema/index.ts'
import { keyed } from './secret.server.ts'

/**
 * Count one more of something in its window of time, in the database, so that all processes share it.
 *
 * @param whose Kept as a keyed hash only: addresses are personal data.
 * @returns How many there are now in this window.
 */
export async function countTowards(
  db: Database,
  { what, whose, seconds, now }: { what: string; whose: string; seconds: number; now: Date },
): Promise<number> {
  const windowStart = windowOf(seconds, now)
  const key = keyOf(what, whose)
  const [row] = await db
    .insert(rateCount)
    .values({ key, windowStart, count: 1 })
    .onConflictDoUpdate({
      target: [rateCount.key, rateCount.windowStart],
      set: { count: sql`${rateCount.count} + 1` },
    })
    .returning({ count: rateCount.count })
  return row?.count ?? 0
}

/** Forget windows that are long over. */
export async function forgetOldCounts(db: Database, now: Date): Promise<void> {
  await db
    .delete(rateCount)
    .where(lt(rateCount.windowStart, Math.floor(now.getTime() / 1_000) - 86_400))
}

/** How many there are in this window already; counts nothing. */
export async function countedSoFar(
  db: Database,
  { what, whose, seconds, now }: { what: string; whose: string; seconds: number; now: Date },
): Promise<number> {
  const [row] = await db
    .select({ count: rateCount.count })
    .from(rateCount)
    .where(
      and(eq(rateCount.key, keyOf(what, whose)), eq(rateCount.windowStart, windowOf(seconds, now))),
    )
  return row?.count ?? 0
}

const windowOf = (seconds: number, now: Date): number =>
  Math.floor(now.getTime() / (seconds * 1_000)) * seconds
const keyOf = (what: string, whose: string): string =>
  `${what}:${keyed('rate', whose).toString('base64url').slice(0, 22)}`
