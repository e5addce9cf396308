import { and, eq, isNull, sql } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { account, council } from '#db/schema/index.ts'
import { issueSignInLink } from '../access/sign-in-link.server.ts'
import type { LinkRow } from '../access/links.server.ts'
import { newId } from '../ids.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { allCouncils } from './find-council.server.ts'
import { DEFAULT_THEME } from './theme.ts'

const COMMAND = { kind: 'system', name: 'command' } as const

export interface CouncilToCreate {
  name: string
  prefix: string
  /** Null for one council alone, which answers on every host. */
  host: string | null
  /** Where its letters come from, until its settings say otherwise. */
  mailFromAddress: string
  owner: { name: string; email: string }
  now: Date
}

/** A council that is there already gives its owner a new link: the way back in when no letter comes. */
export interface CreatedCouncil {
  isNew: boolean
  host: string | null
  linkRow: LinkRow
}

export type CreateRefusal = 'needs-host' | 'others-need-host' | 'host-taken' | 'not-its-owner'

/**
 * Make a council and its owner, and a link that signs the owner in once.
 *
 * @returns Refused when a second council has no host, or the first one has none yet: then nobody could
 *   say which of them a request means. `not-its-owner`: a council of this name is there, and the
 *   address is not one of its owners'.
 */
export async function createCouncil(
  db: Database,
  { name, prefix, host, mailFromAddress, owner, now }: CouncilToCreate,
): Promise<Result<CreatedCouncil, CreateRefusal>> {
  return db.transaction(async (tx) => {
    // Two commands at once must not both make the one council that answers on every host.
    await tx.execute(sql`lock table ${council} in share row exclusive mode`)
    const there = await allCouncils(tx)
    const same = there.find((one) => one.name === name)
    if (same) return linkForOwner(tx, { council: same, email: owner.email, now })
    if (there.length > 0 && host === null) return refused('needs-host')
    if (there.some((one) => one.host === null)) return refused('others-need-host')
    if (there.some((one) => one.host === host)) return refused('host-taken')
    const councilId = newId()
    await tx.insert(council).values({
      id: councilId,
      name,
      prefix,
      host,
      theme: DEFAULT_THEME,
      mailFromName: name,
      mailFromAddress,
    })
    const linkRow = await inCouncil(tx, councilId, async (inside) => {
      const accountId = newId()
      await inside
        .insert(account)
        .values({ councilId, id: accountId, role: 'owner', createdAt: now, ...owner })
      await recordAudit(inside, { councilId, actor: COMMAND, action: 'council.created', now })
      return issueSignInLink(inside, { councilId, accountId, now })
    })
    return done({ isNew: true, host, linkRow })
  })
}

async function linkForOwner(
  tx: Database,
  {
    council: { id: councilId, host },
    email,
    now,
  }: { council: { id: string; host: string | null }; email: string; now: Date },
): Promise<Result<CreatedCouncil, 'not-its-owner'>> {
  return inCouncil(tx, councilId, async (inside) => {
    const [owner] = await inside
      .select({ id: account.id })
      .from(account)
      .where(
        and(
          eq(account.councilId, councilId),
          eq(account.email, email),
          eq(account.role, 'owner'),
          isNull(account.disabledAt),
        ),
      )
    if (!owner) return refused('not-its-owner')
    await recordAudit(inside, {
      councilId,
      actor: COMMAND,
      action: 'account.link-sent',
      subjectId: owner.id,
      now,
    })
    const linkRow = await issueSignInLink(inside, { councilId, accountId: owner.id, now })
    return done({ isNew: false, host, linkRow })
  })
}

/** Give a council the host under which it answers. */
export async function setCouncilHost(
  db: Database,
  { name, host, now }: { name: string; host: string; now: Date },
): Promise<Result<undefined, 'not-found' | 'host-taken'>> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`lock table ${council} in share row exclusive mode`)
    const there = await allCouncils(tx)
    const found = there.find((one) => one.name === name)
    if (!found) return refused('not-found')
    if (there.some((one) => one.host === host && one.id !== found.id)) return refused('host-taken')
    await tx.update(council).set({ host }).where(eq(council.id, found.id))
    await inCouncil(tx, found.id, (inside) =>
      recordAudit(inside, {
        councilId: found.id,
        actor: COMMAND,
        action: 'council.host-set',
        now,
      }),
    )
    return done()
  })
}
