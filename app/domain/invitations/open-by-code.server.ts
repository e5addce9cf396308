import type { Database } from '#db/client.server.ts'
import { answerPath } from '../access/links.server.ts'
import { done, refused, type Result } from '../result.ts'
import { findInvitation } from './find-invitation.server.ts'

/**
 * The path of the page that a read-out code opens.
 *
 * A code is short, so that it can be read out, and dies with what it is for: `closed` when replies to
 * every date have closed. `unknown` for one that was never issued, and for one that was revoked.
 */
export async function openByCode(
  db: Database,
  { councilId, code, now }: { councilId: string; code: string; now: Date },
): Promise<Result<string, 'unknown' | 'closed'>> {
  const found = await findInvitation(db, { councilId, by: { code }, now })
  if (!found.ok) return refused('unknown')
  const { dates, linkId, linkPurpose } = found.value
  const isAlive = dates.some(({ door }) => door === 'open' || door === 'not-open-yet')
  return isAlive ? done(answerPath({ id: linkId, purpose: linkPurpose })) : refused('closed')
}
