import { and, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { link, party } from '#db/schema/index.ts'
import type { StageRole } from '../ceremonies/stage.ts'
import { newId } from '../ids.ts'
import { done, refused, type Result } from '../result.ts'
import { hashOf, keyed } from './secret.server.ts'
import { CODE_BYTES, linkTokenOf, readOutCodeOf, TOKEN_BYTES } from './tokens.ts'

export type LinkRow = typeof link.$inferSelect
export type LinkPurpose = LinkRow['purpose']

/**
 * The token of a link. Made from the link's id and the installation's secret, so that a later letter
 * can carry the same address, though only the hash is kept: a stolen database opens no door.
 */
export function tokenOf(linkRow: { id: string; purpose: LinkPurpose }): string {
  return linkTokenOf(keyed(`link/${linkRow.purpose}`, linkRow.id).subarray(0, TOKEN_BYTES))
}

/** The code that is printed or read out for people without a screen of their own. */
export function readOutCode(linkRow: { id: string }): string {
  return readOutCodeOf(keyed('read-out-code', linkRow.id).subarray(0, CODE_BYTES))
}

/** What the links under which parties answer are for: a host's group has a page of its own. */
export const ANSWER_PURPOSES = ['reply', 'group'] as const
export type AnswerPurpose = (typeof ANSWER_PURPOSES)[number]

export const answerPurpose = (kind: (typeof party.$inferSelect)['kind']): AnswerPurpose =>
  kind === 'group' ? 'group' : 'reply'

/** The path of the page on which a party answers. */
export function answerPath(linkRow: { id: string; purpose: LinkPurpose }): string {
  return `${linkRow.purpose === 'group' ? '/group' : '/i'}/${tokenOf(linkRow)}`
}

/** The path of the page on which somebody nominates children. */
export const nominatePath = (linkRow: { id: string }): string =>
  `/nominate/${tokenOf({ id: linkRow.id, purpose: 'nominate' })}`

/** The same as an address. `origin` is the council's own, without a slash at the end. */
export const nominateAddress = (origin: string, linkRow: { id: string }): string =>
  `${origin}${nominatePath(linkRow)}`

/** The link under which a party answers to an event: the one it has, or a new one. */
export async function replyLink(
  tx: Database,
  {
    councilId,
    partyId,
    eventId,
    now,
  }: { councilId: string; partyId: string; eventId: string; now: Date },
): Promise<LinkRow> {
  const [answers] = await tx
    .select({ kind: party.kind })
    .from(party)
    .where(and(eq(party.councilId, councilId), eq(party.id, partyId)))
  const purpose = answerPurpose(answers?.kind ?? 'household')
  const [there] = await tx
    .select()
    .from(link)
    .where(
      and(
        eq(link.councilId, councilId),
        eq(link.partyId, partyId),
        eq(link.eventId, eventId),
        eq(link.purpose, purpose),
        isNull(link.revokedAt),
      ),
    )
    .orderBy(desc(link.id))
    .limit(1)
  return there ?? issueLink(tx, { councilId, purpose, partyId, eventId, now })
}

/** A new link; its token comes from `tokenOf`. */
export async function issueLink(
  tx: Database,
  given: { councilId: string; now: Date; expiresAt?: Date } & (
    | { purpose: AnswerPurpose; partyId: string; eventId: string }
    | { purpose: 'proof' | 'consent'; partyId: string; eventId: string }
    | { purpose: 'proof' | 'consent'; honoureeId: string }
    | { purpose: 'nominate'; nominatorId: string; eventId: string }
    | { purpose: 'sign_in' | 'feed'; accountId: string }
    | {
        purpose: 'stage'
        eventId: string
        occurrenceId: string
        stageRole: StageRole
        expiresAt: Date
      }
  ),
): Promise<LinkRow> {
  const { now, ...columns } = given
  const id = newId()
  const [row] = await tx
    .insert(link)
    .values({
      ...columns,
      id,
      tokenHash: hashOf(tokenOf({ id, purpose: given.purpose })),
      createdAt: now,
    })
    .returning()
  if (!row) throw new Error('The link was not written')
  return row
}

/** Let the link be typed from paper, too: from now on its read-out code opens it. */
export async function allowReadOutCode(
  tx: Database,
  { councilId, linkRow }: { councilId: string; linkRow: LinkRow },
): Promise<string> {
  const code = readOutCode(linkRow)
  if (!linkRow.shortCodeHash) {
    await tx
      .update(link)
      .set({ shortCodeHash: hashOf(code) })
      .where(and(eq(link.councilId, councilId), eq(link.id, linkRow.id)))
  }
  return code
}

/**
 * The link behind a token or a read-out code.
 *
 * @returns `unknown` for what was never issued: the caller answers as to any unknown address.
 */
export async function findLink(
  tx: Database,
  {
    by,
    ...wanted
  }: {
    councilId: string
    /** What the link may be for; one for anything else is unknown. */
    purposes: readonly LinkPurpose[]
    by: { token: string } | { code: string }
    now: Date
  },
): Promise<LinkFound> {
  const [found] = await findLinks(tx, { ...wanted, by: [by] })
  return found ?? refused('unknown')
}

export type LinkFound = Result<LinkRow, 'unknown' | 'revoked' | 'expired' | 'spent'>

/** The same for several at once; an answer for each, in their order. */
export async function findLinks(
  tx: Database,
  {
    councilId,
    purposes,
    by,
    now,
  }: {
    councilId: string
    purposes: readonly LinkPurpose[]
    by: readonly ({ token: string } | { code: string })[]
    now: Date
  },
): Promise<LinkFound[]> {
  const tokens = by.flatMap((one) => ('token' in one ? [hashOf(one.token)] : []))
  const codes = by.flatMap((one) => ('code' in one ? [hashOf(one.code)] : []))
  const matches = or(
    tokens.length > 0 ? inArray(link.tokenHash, tokens) : undefined,
    codes.length > 0 ? inArray(link.shortCodeHash, codes) : undefined,
  )
  const rows = await tx
    .select()
    .from(link)
    .where(
      and(eq(link.councilId, councilId), matches ?? sql`false`, inArray(link.purpose, purposes)),
    )
  const byHash = new Map(rows.flatMap((row) => [[row.tokenHash, row] as const]))
  const byCode = new Map(rows.flatMap((row) => [[row.shortCodeHash, row] as const]))
  return by.map((one) =>
    openOf('token' in one ? byHash.get(hashOf(one.token)) : byCode.get(hashOf(one.code)), now),
  )
}

/** Whether a link of ours still opens, and why not. */
export function openOf<Row extends Pick<LinkRow, 'revokedAt' | 'expiresAt' | 'spentAt'>>(
  row: Row | undefined,
  now: Date,
): Result<Row, 'unknown' | 'revoked' | 'expired' | 'spent'> {
  if (!row) return refused('unknown')
  if (row.revokedAt) return refused('revoked')
  if (row.expiresAt && row.expiresAt <= now) return refused('expired')
  if (row.spentAt) return refused('spent')
  return done(row)
}
