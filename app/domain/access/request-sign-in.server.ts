import { and, eq, isNull } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { account } from '#db/schema/index.ts'
import { recordAudit } from '../records/audit.server.ts'
import { postSignInLink } from './sign-in-link.server.ts'

/**
 * Send a sign-in link to an address that has an account. To any other nothing is sent, and the caller
 * is not told which it was: who works here is nobody's business.
 *
 * @param email As `accountEmail` makes it: in small letters.
 * @param to Where the reader wanted to go, already checked.
 */
export async function requestSignIn(
  db: Database,
  {
    councilId,
    email,
    sender,
    to,
    address,
    now,
  }: {
    councilId: string
    email: string
    sender: string
    to: string
    address: string
    now: Date
  },
): Promise<void> {
  await inCouncil(db, councilId, async (tx) => {
    const [found] = await tx
      .select({ id: account.id, email: account.email })
      .from(account)
      .where(
        and(eq(account.councilId, councilId), eq(account.email, email), isNull(account.disabledAt)),
      )
    if (!found) return
    await postSignInLink(tx, { councilId, account: found, sender, to, now })
    await recordAudit(tx, {
      councilId,
      actor: { kind: 'guest' },
      action: 'sign-in.asked',
      subjectId: found.id,
      address,
      now,
    })
  })
}
