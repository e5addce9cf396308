import { and, asc, eq, max, sql } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { account, signIn } from '#db/schema/index.ts'
import type { Account } from './sign-in.server.ts'

/** An account as its council's owners see it. */
export interface AccountLine extends Account {
  createdAt: Date
  disabledAt: Date | null
  /** The last time somebody signed in with it; null: never. */
  lastSignInAt: Date | null
}

/** The accounts of a council, those in use first, by name. A council has dozens, so they come whole. */
export async function findAccounts(
  db: Database,
  { councilId }: { councilId: string },
): Promise<AccountLine[]> {
  return inCouncil(db, councilId, (tx) =>
    tx
      .select({
        id: account.id,
        name: account.name,
        email: account.email,
        role: account.role,
        createdAt: account.createdAt,
        disabledAt: account.disabledAt,
        lastSignInAt: max(signIn.startedAt),
      })
      .from(account)
      .leftJoin(
        signIn,
        and(eq(signIn.councilId, account.councilId), eq(signIn.accountId, account.id)),
      )
      .where(eq(account.councilId, councilId))
      .groupBy(account.councilId, account.id)
      .orderBy(sql`${account.disabledAt} is not null`, asc(account.name), asc(account.id)),
  )
}

/** One account; undefined for one of another council, as for one that never was. */
export async function findAccount(
  db: Database,
  { councilId, accountId }: { councilId: string; accountId: string },
): Promise<AccountLine | undefined> {
  const accounts = await findAccounts(db, { councilId })
  return accounts.find(({ id }) => id === accountId)
}
