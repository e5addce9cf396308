import { and, asc, eq, isNull } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { account, council } from '#db/schema/index.ts'
import type { Account } from './sign-in.server.ts'

/** The officer as whom anybody may look round a demo; undefined in a council that is none. */
export async function demoAccount(
  db: Database,
  { councilId }: { councilId: string },
): Promise<Account | undefined> {
  return inCouncil(db, councilId, async (tx) => {
    const [row] = await tx
      .select({ id: account.id, name: account.name, email: account.email, role: account.role })
      .from(account)
      .innerJoin(council, eq(council.id, account.councilId))
      .where(
        and(eq(account.councilId, councilId), eq(council.demo, true), isNull(account.disabledAt)),
      )
      .orderBy(asc(account.id))
      .limit(1)
    return row
  })
}
