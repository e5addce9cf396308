import { and, eq, isNull, ne } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { account, council, link, signIn } from '#db/schema/index.ts'
import type { Actor, Role } from '../actor.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'

export type AccountRefusal = 'not-found' | 'last-owner'

interface ToChange {
  councilId: string
  actor: Actor
  accountId: string
  address: string
  now: Date
}

/** Change an account's name and role. A council keeps at least one owner. */
export async function changeAccount(
  db: Database,
  {
    councilId,
    actor,
    accountId,
    name,
    role,
    address,
    now,
  }: ToChange & { name: string; role: Role },
): Promise<Result<undefined, AccountRefusal>> {
  return inCouncil(db, councilId, async (tx) => {
    const before = await lockAccount(tx, { councilId, accountId })
    if (!before) return refused('not-found')
    if (role !== 'owner' && (await isLastOwner(tx, before))) return refused('last-owner')
    await tx.update(account).set({ name, role }).where(isAccount(councilId, accountId))
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'account.changed',
      subjectId: accountId,
      detail: { role, named: name !== before.name },
      address,
      now,
    })
    return done()
  })
}

/**
 * Close an account: it is signed out everywhere at once, and its links open nothing. A council keeps
 * at least one owner.
 */
export async function disableAccount(
  db: Database,
  { councilId, actor, accountId, address, now }: ToChange,
): Promise<Result<undefined, AccountRefusal>> {
  return inCouncil(db, councilId, async (tx) => {
    const before = await lockAccount(tx, { councilId, accountId })
    if (!before) return refused('not-found')
    if (before.disabledAt) return done()
    if (await isLastOwner(tx, before)) return refused('last-owner')
    await tx.update(account).set({ disabledAt: now }).where(isAccount(councilId, accountId))
    const ended = await tx
      .update(signIn)
      .set({ endedAt: now })
      .where(
        and(
          eq(signIn.councilId, councilId),
          eq(signIn.accountId, accountId),
          isNull(signIn.endedAt),
        ),
      )
      .returning({ accountId: signIn.accountId })
    await tx
      .update(link)
      .set({ revokedAt: now })
      .where(
        and(
          eq(link.councilId, councilId),
          eq(link.accountId, accountId),
          isNull(link.revokedAt),
          isNull(link.spentAt),
        ),
      )
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'account.disabled',
      subjectId: accountId,
      detail: { signIns: ended.length },
      address,
      now,
    })
    return done()
  })
}

/** Open a closed account again; its owner asks for a link as ever. */
export async function enableAccount(
  db: Database,
  { councilId, actor, accountId, address, now }: ToChange,
): Promise<Result<undefined, 'not-found'>> {
  return inCouncil(db, councilId, async (tx) => {
    const before = await lockAccount(tx, { councilId, accountId })
    if (!before) return refused('not-found')
    if (!before.disabledAt) return done()
    await tx.update(account).set({ disabledAt: null }).where(isAccount(councilId, accountId))
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'account.enabled',
      subjectId: accountId,
      address,
      now,
    })
    return done()
  })
}

type AccountRow = typeof account.$inferSelect

const isAccount = (councilId: string, accountId: string) =>
  and(eq(account.councilId, councilId), eq(account.id, accountId))

/** Two owners who close each other's accounts at once go one after the other: the council is the lock. */
async function lockAccount(
  tx: Database,
  { councilId, accountId }: { councilId: string; accountId: string },
): Promise<AccountRow | undefined> {
  await tx
    .select({ id: council.id })
    .from(council)
    .where(eq(council.id, councilId))
    .for('no key update')
  const [row] = await tx.select().from(account).where(isAccount(councilId, accountId))
  return row
}

async function isLastOwner(tx: Database, { councilId, id, role, disabledAt }: AccountRow) {
  if (role !== 'owner' || disabledAt) return false
  const others = await tx
    .select({ id: account.id })
    .from(account)
    .where(
      and(
        eq(account.councilId, councilId),
        eq(account.role, 'owner'),
        isNull(account.disabledAt),
        ne(account.id, id),
      ),
    )
    .limit(1)
  return others.length === 0
}
