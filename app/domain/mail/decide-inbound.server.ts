import { and, eq } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { inboundMessage, letter } from '#db/schema/index.ts'
import { actorLabel, type Actor } from '../actor.ts'
import type { Answer } from '../invitations/reply.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { answerFor, type Settled } from './answer-for-calendar.server.ts'
import type { InboundReason } from './inbound.ts'
import type { InboundRow } from './inbound-row.server.ts'
import { noteUndeliverable } from './undeliverable.server.ts'

/** What an officer does with a message: counts it as an answer, believes that the letter came back, or lays it aside. */
export const MESSAGE_DECISIONS = ['yes', 'maybe', 'no', 'returned', 'drop'] as const
export type MessageDecision = (typeof MESSAGE_DECISIONS)[number]

/**
 * Decide about a message that waits, once. An answer takes the same way as the guest's own, in the officer's
 * name: a yes of more than one person is answered by the letter that asks to finish the reply.
 *
 * @returns What became of it; `decided` when somebody was quicker; a reply's refusal, with which it goes on waiting.
 */
export async function decideMessage(
  db: Database,
  {
    councilId,
    id,
    decision,
    actor,
    now,
  }: { councilId: string; id: string; decision: MessageDecision; actor: Actor; now: Date },
): Promise<Result<Settled['decision'], 'unknown' | 'decided' | 'cannot' | InboundReason>> {
  return inCouncil(db, councilId, async (tx) => {
    const own = and(eq(inboundMessage.councilId, councilId), eq(inboundMessage.id, id))
    const [message] = await tx.select().from(inboundMessage).where(own).for('update')
    if (!message) return refused('unknown')
    if (message.decision !== 'review') return refused('decided')
    const settled = await settle(tx, message, { decision, actor, now })
    if (!settled) return refused('cannot')
    if (settled.decision === 'review') return refused(settled.reason ?? 'unclear')
    await tx
      .update(inboundMessage)
      .set({
        decision: settled.decision,
        reason: settled.reason ?? message.reason,
        decidedBy: actorLabel(actor),
        decidedAt: now,
      })
      .where(own)
    await recordAudit(tx, {
      councilId,
      actor,
      action: `mail-in.${settled.decision}`,
      subjectId: message.invitationId ?? id,
      detail: { message: id, as: decision },
      now,
    })
    return done(settled.decision)
  })
}

async function settle(
  tx: Database,
  message: InboundRow,
  { decision, actor, now }: { decision: MessageDecision; actor: Actor; now: Date },
): Promise<Settled | undefined> {
  if (decision === 'drop') return { decision: 'dropped', reason: 'by-officer' }
  if (decision === 'returned') return believe(tx, message, now)
  if (message.kind === 'bounce' || !message.invitationId) return undefined
  return count(tx, message, { invitationId: message.invitationId, answer: decision, actor, now })
}

const count = (
  tx: Database,
  { councilId, kind, excerpt }: InboundRow,
  given: { invitationId: string; answer: Answer; actor: Actor; now: Date },
): Promise<Settled> =>
  answerFor(tx, {
    councilId,
    ...given,
    comment: kind === 'letter' ? '' : (excerpt ?? ''),
    // What somebody wrote is an answer on paper; what a calendar said stays one of the calendar.
    channel: kind === 'letter' ? 'paper' : 'calendar',
  })

/** A report that named an address and no letter of ours, of which an officer knows that it is so. */
async function believe(tx: Database, message: InboundRow, now: Date): Promise<Settled | undefined> {
  const { councilId, kind, letterId } = message
  if (kind !== 'bounce' || !letterId) return undefined
  const [returned] = await tx
    .select()
    .from(letter)
    .where(and(eq(letter.councilId, councilId), eq(letter.id, letterId)))
  if (!returned) return undefined
  const status = /^\d\.\d{1,3}\.\d{1,3}$/.exec(message.excerpt ?? '')?.[0] ?? ''
  await noteUndeliverable(tx, { letter: returned, status, marksAddress: true, now })
  return { decision: 'applied' }
}
