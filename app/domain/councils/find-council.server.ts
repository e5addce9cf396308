import { asc, desc, eq, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { council } from '#db/schema/index.ts'
import { wordingOf } from '../wording/council-wording.server.ts'
import type { Council } from './council.ts'

/**
 * The council that a request's host names. One council alone, without a host, answers on every host.
 *
 * @param host Host and port as the request says them, in small letters.
 * @returns Undefined for a host that no council has: the answer is "not found".
 */
export async function findCouncilByHost(db: Database, host: string): Promise<Council | undefined> {
  const isNamed = sql`coalesce(${council.host} = ${host}, false)`
  const [first, second] = await db
    .select()
    .from(council)
    .orderBy(desc(isNamed), asc(council.id))
    .limit(2)
  const isThis = first?.host === host || (!second && first?.host === null)
  return first && isThis ? withWording(db, first) : undefined
}

/** Every council of this installation, oldest first. For the worker and commands; a request has one. */
export async function allCouncils(db: Database): Promise<Council[]> {
  const rows = await db.select().from(council).orderBy(asc(council.id))
  const all: Council[] = []
  for (const row of rows) all.push(await withWording(db, row))
  return all
}

/** A council as it is now, after somebody else may have saved it. */
export async function findCouncil(db: Database, councilId: string): Promise<Council> {
  const [found] = await db.select().from(council).where(eq(council.id, councilId))
  if (!found) throw new Error('No such council')
  return withWording(db, found)
}

const withWording = async (db: Database, row: Omit<Council, 'wording'>): Promise<Council> => ({
  ...row,
  wording: await wordingOf(db, row),
})
