import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { link } from '#db/schema/index.ts'
import { newId } from '../ids.ts'
import type { PartyKind } from '../invitations/party.ts'
import { ANSWER_PURPOSES, answerPath, answerPurpose, tokenOf } from './links.server.ts'
import { hashOf } from './secret.server.ts'

/** A party and the event that it answers to. */
export interface Answering {
  partyId: string
  eventId: string
}

/**
 * The pages on which many parties answer, such as `/i/…`, in two statements: the links that they have,
 * and new ones.
 *
 * @returns Paths by party and event, see `answeringKey`.
 */
export async function replyPaths(
  tx: Database,
  {
    councilId,
    answering,
    now,
  }: { councilId: string; answering: Array<Answering & { kind: PartyKind }>; now: Date },
): Promise<Map<string, string>> {
  const paths = new Map<string, string>()
  if (answering.length === 0) return paths
  const purposes = new Map(answering.map((one) => [answeringKey(one), answerPurpose(one.kind)]))
  const there = await tx
    .select()
    .from(link)
    .where(
      and(
        eq(link.councilId, councilId),
        inArray(link.purpose, ANSWER_PURPOSES),
        isNull(link.revokedAt),
        inArray(link.partyId, [...new Set(answering.map(({ partyId }) => partyId))]),
      ),
    )
    .orderBy(asc(link.id))
  for (const one of there) {
    const key = answeringKey({ partyId: one.partyId ?? '', eventId: one.eventId ?? '' })
    if (purposes.get(key) === one.purpose) paths.set(key, answerPath(one))
  }
  const missing = new Map(
    answering
      .filter((one) => !paths.has(answeringKey(one)))
      .map(({ partyId, eventId, kind }) => [
        answeringKey({ partyId, eventId }),
        { partyId, eventId, purpose: answerPurpose(kind), id: newId() },
      ]),
  )
  if (missing.size === 0) return paths
  await tx.insert(link).values(
    [...missing.values()].map((one) => ({
      ...one,
      councilId,
      tokenHash: hashOf(tokenOf(one)),
      createdAt: now,
    })),
  )
  for (const [key, one] of missing) paths.set(key, answerPath(one))
  return paths
}

export const answeringKey = ({ partyId, eventId }: Answering): string => `${partyId}/${eventId}`
