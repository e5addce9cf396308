import { and, eq, gt, isNull } from 'drizzle-orm'
import { randomBytes } from 'node:crypto'
import { inCouncil, type Database } from '#db/client.server.ts'
import { account, signIn } from '#db/schema/index.ts'
import type { Actor, Role } from '../actor.ts'
import { recordAudit } from '../records/audit.server.ts'
import { hashOf } from './secret.server.ts'

/** A working day and the evening after it. */
export const SIGNED_IN_SECONDS = 12 * 3_600

/** Somebody at the desk. */
export interface Account {
  id: string
  name: string
  email: string
  role: Role
}

/**
 * Sign an account in; a new token each time, so that one seen before is worth nothing.
 *
 * @returns The token for the cookie; only its hash is kept.
 */
export async function startSignIn(
  tx: Database,
  {
    councilId,
    accountId,
    role,
    address,
    now,
  }: { councilId: string; accountId: string; role: Role; address: string; now: Date },
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await tx.insert(signIn).values({
    councilId,
    tokenHash: hashOf(token),
    accountId,
    startedAt: now,
    expiresAt: new Date(now.getTime() + SIGNED_IN_SECONDS * 1_000),
  })
  const actor: Actor = { kind: 'account', accountId, role }
  await recordAudit(tx, {
    councilId,
    actor,
    action: 'sign-in.started',
    subjectId: accountId,
    address,
    now,
  })
  return token
}

/** The account behind a cookie; undefined when it is over, ended, or the account is disabled. */
export async function findSignedIn(
  db: Database,
  { councilId, token, now }: { councilId: string; token: string; now: Date },
): Promise<Account | undefined> {
  return inCouncil(db, councilId, async (tx) => {
    const [row] = await tx
      .select({ id: account.id, name: account.name, email: account.email, role: account.role })
      .from(signIn)
      .innerJoin(
        account,
        and(eq(account.councilId, signIn.councilId), eq(account.id, signIn.accountId)),
      )
      .where(
        and(
          eq(signIn.councilId, councilId),
          eq(signIn.tokenHash, hashOf(token)),
          gt(signIn.expiresAt, now),
          isNull(signIn.endedAt),
          isNull(account.disabledAt),
        ),
      )
    return row
  })
}

/** End one sign-in, on the server and not only in the browser. */
export async function endSignIn(
  db: Database,
  { councilId, token, now }: { councilId: string; token: string; now: Date },
): Promise<void> {
  await inCouncil(db, councilId, (tx) =>
    tx
      .update(signIn)
      .set({ endedAt: now })
      .where(and(eq(signIn.councilId, councilId), eq(signIn.tokenHash, hashOf(token)))),
  )
}
