import { lt, sql } from 'drizzle-orm'
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
  const windowStart = Math.floor(now.getTime() / (seconds * 1_000)) * seconds
  const key = `${what}:${keyed('rate', whose).toString('base64url').slice(0, 22)}`
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
