import { and, eq, lte, or, isNull } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { mailbox } from '#db/schema/index.ts'
import { keyed } from '../access/secret.server.ts'

/** A mailbox that this process alone reads for a while, and how far it is read. */
export interface MailboxLease {
  key: string
  owner: string
  uidValidity: string | null
  lastUid: number
}

export const LEASE_SECONDS = 180

const until = (now: Date) => new Date(now.getTime() + LEASE_SECONDS * 1_000)

/** How a mailbox is called in the database: nobody reads an address there. */
export const mailboxKey = ({ host, port, user }: { host: string; port: number; user: string }) =>
  keyed('mailbox', host, String(port), user).toString('base64url').slice(0, 22)

/**
 * Take the mailbox for a while: one process at a time, on every database. Who dies with it is waited for until the lease is over.
 *
 * @returns Undefined while another process has it.
 */
export async function leaseMailbox(
  db: Database,
  { key, owner, now }: { key: string; owner: string; now: Date },
): Promise<MailboxLease | undefined> {
  const leased = { leasedBy: owner, leasedUntil: until(now) }
  const [row] = await db
    .insert(mailbox)
    .values({ key, ...leased })
    .onConflictDoUpdate({
      target: mailbox.key,
      set: leased,
      setWhere: or(
        isNull(mailbox.leasedUntil),
        lte(mailbox.leasedUntil, now),
        eq(mailbox.leasedBy, owner),
      ),
    })
    .returning()
  return row && { key, owner, uidValidity: row.uidValidity, lastUid: row.lastUid }
}

/**
 * Write down how far the mailbox is read, and keep the lease.
 *
 * @returns False when another process has taken it meanwhile.
 */
export async function noteReadUpTo(
  db: Database,
  { key, owner, uidValidity, lastUid }: MailboxLease,
  now: Date,
): Promise<boolean> {
  const kept = await db
    .update(mailbox)
    .set({ uidValidity, lastUid, lookedAt: now, leasedUntil: until(now) })
    .where(and(eq(mailbox.key, key), eq(mailbox.leasedBy, owner)))
    .returning({ key: mailbox.key })
  return kept.length > 0
}

/** Give the mailbox back. */
export async function releaseMailbox(
  db: Database,
  { key, owner }: Pick<MailboxLease, 'key' | 'owner'>,
  now: Date,
): Promise<void> {
  await db
    .update(mailbox)
    .set({ leasedBy: null, leasedUntil: null, lookedAt: now })
    .where(and(eq(mailbox.key, key), eq(mailbox.leasedBy, owner)))
}
