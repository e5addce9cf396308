import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { link } from '#db/schema/index.ts'
import { newId } from '../ids.ts'
import { tokenOf } from './links.server.ts'
import { hashOf } from './secret.server.ts'

/** A party and the event that it answers to. */
export interface Answering {
  partyId: string
  eventId: string
}

/**
 * The tokens of many parties' reply links, in two statements: those that they have, and new ones.
 *
 * @returns By party and event, see `answeringKey`.
 */
export async function replyTokens(
  tx: Database,
  { councilId, answering, now }: { councilId: string; answering: Answering[]; now: Date },
): Promise<Map<string, string>> {
  const tokens = new Map<string, string>()
  if (answering.length === 0) return tokens
  const there = await tx
    .select()
    .from(link)
    .where(
      and(
        eq(link.councilId, councilId),
        eq(link.purpose, 'reply'),
        isNull(link.revokedAt),
        inArray(link.partyId, [...new Set(answering.map(({ partyId }) => partyId))]),
      ),
    )
    .orderBy(asc(link.id))
  for (const { id, partyId, eventId } of there)
    if (partyId && eventId)
      tokens.set(answeringKey({ partyId, eventId }), tokenOf({ id, purpose: 'reply' }))
  const missing = new Map(
    answering
      .filter((one) => !tokens.has(answeringKey(one)))
      .map((one) => [answeringKey(one), { ...one, id: newId() }]),
  )
  if (missing.size === 0) return tokens
  await tx.insert(link).values(
    [...missing.values()].map(({ id, partyId, eventId }) => ({
      councilId,
      id,
      purpose: 'reply' as const,
      partyId,
      eventId,
      tokenHash: hashOf(tokenOf({ id, purpose: 'reply' })),
      createdAt: now,
    })),
  )
  for (const [key, { id }] of missing) tokens.set(key, tokenOf({ id, purpose: 'reply' }))
  return tokens
}

export const answeringKey = ({ partyId, eventId }: Answering): string => `${partyId}/${eventId}`
