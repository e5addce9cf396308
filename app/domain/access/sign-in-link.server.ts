import type { Database } from '#db/client.server.ts'
import { postLetters } from '../mail/outbox.server.ts'
import { issueLink, tokenOf, type LinkRow } from './links.server.ts'

/** Long enough to fetch a letter, too short for a mailbox that is read by others later. */
export const SIGN_IN_LINK_MINUTES = 15

/** A link that signs one account in, once, within 15 minutes. */
export async function issueSignInLink(
  tx: Database,
  { councilId, accountId, now }: { councilId: string; accountId: string; now: Date },
): Promise<LinkRow> {
  const expiresAt = new Date(now.getTime() + SIGN_IN_LINK_MINUTES * 60_000)
  return issueLink(tx, { councilId, purpose: 'sign_in', accountId, expiresAt, now })
}

/**
 * Where a sign-in link leads.
 *
 * @param origin The council's own address, without a slash at the end; never from a Host header.
 * @param to A path of ours to open afterwards, as the letter's facts keep it; the page checks it again.
 */
export function signInAddress(origin: string, linkRow: { id: string }, to?: unknown): string {
  const address = `${origin}/sign-in/${tokenOf({ id: linkRow.id, purpose: 'sign_in' })}`
  return typeof to === 'string' && to !== '/desk'
    ? `${address}?to=${encodeURIComponent(to)}`
    : address
}

/** Issue a link and post the letter that carries it; its facts keep where the reader wanted to go. */
export async function postSignInLink(
  tx: Database,
  {
    councilId,
    account,
    sender,
    to,
    now,
  }: {
    councilId: string
    account: { id: string; email: string }
    /** The council's sending address. */
    sender: string
    to?: string | undefined
    now: Date
  },
): Promise<LinkRow> {
  const linkRow = await issueSignInLink(tx, { councilId, accountId: account.id, now })
  await postLetters(tx, [
    {
      councilId,
      purpose: 'sign_in',
      subjectId: linkRow.id,
      occasion: linkRow.id,
      address: account.email,
      language: 'en',
      sender,
      ...(to ? { facts: { to } } : {}),
      now,
    },
  ])
  return linkRow
}
