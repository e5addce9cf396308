import { and, eq, inArray, notInArray, or, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { inboundMessage, letter } from '#db/schema/index.ts'

/** A letter in one of these states has left the house, or never will. */
const DONE_WITH = [
  'sending',
  'sent',
  'kept',
  'bounced',
  'failed',
  'handed_over',
  'cancelled',
] as const

/**
 * Erase addresses and words of what was written to a party, and of what came back from it. That there
 * were letters stays; what has not gone out does not go.
 */
export async function erasePost(
  tx: Database,
  {
    councilId,
    partyId,
    invitationIds,
  }: { councilId: string; partyId: string; invitationIds: readonly string[] },
): Promise<void> {
  const ids = [...invitationIds]
  const letters = and(
    eq(letter.councilId, councilId),
    or(eq(letter.partyId, partyId), inArray(letter.subjectId, ids)),
  )
  await tx
    .update(letter)
    .set({ state: 'cancelled' })
    .where(and(letters, notInArray(letter.state, [...DONE_WITH])))
  await tx
    .update(letter)
    .set({ address: null, body: null, lastError: null, providerId: null, askAt: null })
    .where(letters)
  await tx
    .update(inboundMessage)
    .set({
      sender: null,
      excerpt: null,
      decision: sql`case when ${inboundMessage.decision} = 'review' then 'dropped' else ${inboundMessage.decision} end`,
      reason: sql`case when ${inboundMessage.decision} = 'review' then 'over' else ${inboundMessage.reason} end`,
    })
    .where(and(eq(inboundMessage.councilId, councilId), inArray(inboundMessage.invitationId, ids)))
}
