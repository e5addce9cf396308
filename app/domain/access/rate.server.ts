import { and, eq, lt, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { rateCount } from '#db/schema/index.ts'
import { keyed } from './secret.server.ts'

/**
 * Count one more of something in its window of time, in the database, so that all processes share it.
 *
 * @param whose Kept as a keyed hash only: addresses are personal data.
 * @param unwritten So many of a window are counted in this process alone, before the first is written with
 *   them: for what everybody does once or twice, where a write for each would cost more than the thing.
 * @returns How many there are now in this window.
 */
export async function countTowards(
  db: Database,
  {
    what,
    whose,
    seconds,
    unwritten = 0,
    now,
  }: { what: string; whose: string; seconds: number; unwritten?: number; now: Date },
): Promise<number> {
  const windowStart = windowOf(seconds, now)
  const key = keyOf(what, whose)
  const here = unwritten > 0 ? countHere(`${windowStart} ${key}`) : 1
  if (here <= unwritten) return here
  const more = here === unwritten + 1 ? here : 1
  const [row] = await db
    .insert(rateCount)
    .values({ key, windowStart, count: more })
    .onConflictDoUpdate({
      target: [rateCount.key, rateCount.windowStart],
      set: { count: sql`${rateCount.count} + ${more}` },
    })
    .returning({ count: rateCount.count })
  return row?.count ?? 0
}

/** What one process may keep in mind; then it begins anew, and whoever goes on is counted a little late. */
const MOST_IN_MIND = 20_000
const inMind = new Map<string, number>()

function countHere(key: string): number {
  const count = (inMind.get(key) ?? 0) + 1
  if (inMind.size >= MOST_IN_MIND) inMind.clear()
  inMind.set(key, count)
  return count
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
