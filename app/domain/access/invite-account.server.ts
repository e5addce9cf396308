import { and, eq } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { account } from '#db/schema/index.ts'
import type { Actor, Role } from '../actor.ts'
import { newId } from '../ids.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { postSignInLink } from './sign-in-link.server.ts'

/**
 * Give somebody an account and send them a sign-in link.
 *
 * @param email As `accountEmail` makes it: in small letters.
 * @returns The account's id; refused when the address has one already.
 */
export async function inviteAccount(
  db: Database,
  {
    councilId,
    actor,
    name,
    email,
    role,
    sender,
    address,
    now,
  }: {
    councilId: string
    actor: Actor
    name: string
    email: string
    role: Role
    sender: string
    address: string
    now: Date
  },
): Promise<Result<string, 'has-account'>> {
  return inCouncil(db, councilId, async (tx) => {
    const id = newId()
    const [written] = await tx
      .insert(account)
      .values({ councilId, id, email, name, role, createdAt: now })
      .onConflictDoNothing({ target: [account.councilId, account.email] })
      .returning({ id: account.id })
    if (!written) return refused('has-account')
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'account.invited',
      subjectId: id,
      detail: { role },
      address,
      now,
    })
    await postSignInLink(tx, { councilId, account: { id, email }, sender, now })
    return done(id)
  })
}

/** Send an account another sign-in link; nothing is sent to one that is closed. */
export async function sendSignInLinkTo(
  db: Database,
  {
    councilId,
    actor,
    accountId,
    sender,
    address,
    now,
  }: {
    councilId: string
    actor: Actor
    accountId: string
    sender: string
    address: string
    now: Date
  },
): Promise<Result<undefined, 'not-found' | 'disabled'>> {
  return inCouncil(db, councilId, async (tx) => {
    const [found] = await tx
      .select()
      .from(account)
      .where(and(eq(account.councilId, councilId), eq(account.id, accountId)))
    if (!found) return refused('not-found')
    if (found.disabledAt) return refused('disabled')
    await postSignInLink(tx, { councilId, account: found, sender, now })
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'account.link-sent',
      subjectId: accountId,
      address,
      now,
    })
    return done()
  })
}
