import { and, asc, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { link, person, unsubscription } from '#db/schema/index.ts'
import { tokenOf } from '../access/links.server.ts'
import { hashOf } from '../access/secret.server.ts'
import { newId } from '../ids.ts'
import type { MailTopic } from './inbound.ts'

/** What a letter to a party has to know of it: where it can stop such letters, and which it has stopped. */
export interface Stopping {
  path: string
  topics: MailTopic[]
}

/** Whether a party's contact has stopped letters of a kind by e-mail. */
export const hasStopped = (topic: MailTopic): SQL<boolean> =>
  sql<boolean>`exists (select 1 from ${unsubscription} where ${unsubscription.councilId} = ${person.councilId}
    and ${unsubscription.personId} = ${person.id} and ${unsubscription.topic} = ${topic})`

/**
 * The pages on which many parties stop letters, and what they have stopped, in three statements: links that are
 * not there yet are made.
 *
 * @returns By party.
 */
export async function readStopping(
  tx: Database,
  {
    councilId,
    parties,
    now,
  }: { councilId: string; parties: Array<{ partyId: string; personId: string | null }>; now: Date },
): Promise<Map<string, Stopping>> {
  const found = new Map<string, Stopping>()
  if (parties.length === 0) return found
  const partyIds = [...new Set(parties.map(({ partyId }) => partyId))]
  const there = await tx
    .select({ id: link.id, partyId: link.partyId })
    .from(link)
    .where(
      and(
        eq(link.councilId, councilId),
        eq(link.purpose, 'unsubscribe'),
        inArray(link.partyId, partyIds),
        isNull(link.revokedAt),
      ),
    )
    .orderBy(asc(link.id))
  const links = new Map(there.map(({ id, partyId }) => [partyId, id]))
  const missing = partyIds
    .filter((partyId) => !links.has(partyId))
    .map((partyId) => ({ id: newId(), partyId }))
  if (missing.length > 0)
    await tx.insert(link).values(
      missing.map((one) => ({
        ...one,
        councilId,
        purpose: 'unsubscribe' as const,
        tokenHash: hashOf(tokenOf({ id: one.id, purpose: 'unsubscribe' })),
        createdAt: now,
      })),
    )
  for (const { id, partyId } of missing) links.set(partyId, id)
  const people = parties.flatMap(({ personId }) => personId ?? [])
  const stopped =
    people.length === 0
      ? []
      : await tx
          .select({ personId: unsubscription.personId, topic: unsubscription.topic })
          .from(unsubscription)
          .where(
            and(
              eq(unsubscription.councilId, councilId),
              inArray(unsubscription.personId, [...new Set(people)]),
            ),
          )
  for (const { partyId, personId } of parties) {
    const id = links.get(partyId)
    if (!id) continue
    found.set(partyId, {
      path: `/unsubscribe/${tokenOf({ id, purpose: 'unsubscribe' })}`,
      topics: stopped.flatMap((one) => (one.personId === personId ? one.topic : [])),
    })
  }
  return found
}
