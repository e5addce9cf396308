import { and, eq, isNull } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { account, link } from '#db/schema/index.ts'
import { done, refused, type Result } from '../result.ts'
import { findLink, type LinkRow } from './links.server.ts'
import { startSignIn } from './sign-in.server.ts'

/** `unknown` was never issued; the others were, and are over. */
export type SignInRefusal = 'unknown' | 'revoked' | 'expired' | 'spent'

/** Whether a sign-in link would open, without spending it: scanners of mail look, too. */
export async function lookAtSignInLink(
  db: Database,
  { councilId, token, now }: { councilId: string; token: string; now: Date },
): Promise<Result<undefined, SignInRefusal>> {
  return inCouncil(db, councilId, async (tx) => {
    const found = await openLink(tx, { councilId, token, now })
    return found.ok ? done() : found
  })
}

/**
 * Spend a sign-in link and sign its account in. Of two presses at once one signs in. The account's
 * other open links are revoked: whoever is in needs none of them.
 *
 * @returns The token for the cookie.
 */
export async function spendSignIn(
  db: Database,
  {
    councilId,
    token,
    address,
    now,
  }: { councilId: string; token: string; address: string; now: Date },
): Promise<Result<string, SignInRefusal>> {
  return inCouncil(db, councilId, async (tx) => {
    const found = await openLink(tx, { councilId, token, now })
    if (!found.ok) return found
    const { linkRow, officer } = found.value
    const [spent] = await tx
      .update(link)
      .set({ spentAt: now })
      .where(
        and(
          eq(link.councilId, councilId),
          eq(link.id, linkRow.id),
          isNull(link.spentAt),
          isNull(link.revokedAt),
        ),
      )
      .returning({ id: link.id })
    if (!spent) return refused('spent')
    await revokeSignInLinks(tx, { councilId, accountId: officer.id, now })
    return done(
      await startSignIn(tx, { councilId, accountId: officer.id, role: officer.role, address, now }),
    )
  })
}

/** Close every link of an account that would still sign it in. */
export async function revokeSignInLinks(
  tx: Database,
  { councilId, accountId, now }: { councilId: string; accountId: string; now: Date },
): Promise<void> {
  await tx
    .update(link)
    .set({ revokedAt: now })
    .where(
      and(
        eq(link.councilId, councilId),
        eq(link.accountId, accountId),
        eq(link.purpose, 'sign_in'),
        isNull(link.spentAt),
        isNull(link.revokedAt),
      ),
    )
}

/** The link and its account; a link of a disabled account is as good as revoked. */
async function openLink(
  tx: Database,
  { councilId, token, now }: { councilId: string; token: string; now: Date },
): Promise<
  Result<
    { linkRow: LinkRow; officer: Pick<typeof account.$inferSelect, 'id' | 'role'> },
    SignInRefusal
  >
> {
  const found = await findLink(tx, { councilId, purposes: ['sign_in'], by: { token }, now })
  if (!found.ok) return found
  const { accountId } = found.value
  if (!accountId) throw new Error('A sign-in link without an account')
  const [officer] = await tx
    .select({ id: account.id, role: account.role })
    .from(account)
    .where(
      and(eq(account.councilId, councilId), eq(account.id, accountId), isNull(account.disabledAt)),
    )
  return officer ? done({ linkRow: found.value, officer }) : refused('revoked')
}
