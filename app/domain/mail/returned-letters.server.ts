import { and, desc, eq, gt, inArray, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { invitation, letter, occurrence } from '#db/schema/index.ts'
import { noteInbound, settleInbound } from './inbound-row.server.ts'
import type { InboundReason, TakenHere } from './inbound.ts'
import type { Inbound, InboundHead } from './read-inbound.server.ts'
import { noteUndeliverable } from './undeliverable.server.ts'
import type { LetterRow } from './letter-held.server.ts'

/** A mail server that gives up does so within a week; prose about older letters is about something else. */
const RECENT_DAYS = 14

/**
 * Take a letter that came back, in the transaction of the council that sent it. It is known by the
 * Message-ID that only its recipient and the servers on the way have seen; a report that names an
 * address and no letter could be anybody's, so an officer looks at it.
 *
 * @returns Undefined when it is no letter of this council.
 */
export async function takeBounce(
  tx: Database,
  {
    councilId,
    message: { head, verdict, status, to },
    now,
  }: { councilId: string; message: Extract<Inbound, { kind: 'bounce' }>; now: Date },
): Promise<TakenHere> {
  const named = await readLetter(tx, councilId, head.letterIds)
  const found = named ?? (await readLastLetterTo(tx, { councilId, addresses: to, now }))
  if (!found) return undefined
  const isProven = named !== undefined && to.length > 0
  const invitationId = await invitationOf(tx, found)
  const id = await noteInbound(tx, {
    councilId,
    messageId: head.messageId,
    kind: 'bounce',
    invitationId,
    letterId: found.id,
    sender: found.address,
    excerpt: status || null,
    at: now,
  })
  if (!id) return { kind: 'bounce', outcome: 'repeated' }
  const settled =
    verdict === 'nothing' && isProven
      ? { decision: 'dropped' as const, reason: 'for-now' as const }
      : isProven
        ? { decision: 'applied' as const }
        : { decision: 'review' as const, reason: 'unproven-return' as const }
  if (settled.decision === 'applied')
    await noteUndeliverable(tx, { letter: found, status, marksAddress: verdict === 'address', now })
  await settleInbound(tx, { councilId, id, invitationId, now, ...settled })
  return { kind: 'bounce', outcome: settled.decision }
}

/** Take what somebody wrote in answer to a letter of ours: a person reads it. */
export async function takeLetterBack(
  tx: Database,
  {
    councilId,
    head,
    text,
    reason,
    now,
  }: { councilId: string; head: InboundHead; text: string; reason: InboundReason; now: Date },
): Promise<TakenHere> {
  const found = await readLetter(tx, councilId, head.letterIds)
  const invitationId = found ? await invitationOf(tx, found) : null
  if (!found || !invitationId) return undefined
  const id = await noteInbound(tx, {
    councilId,
    messageId: head.messageId,
    kind: 'letter',
    invitationId,
    letterId: found.id,
    sender: head.from,
    excerpt: text || null,
    at: now,
  })
  if (!id) return { kind: 'letter', outcome: 'repeated' }
  await settleInbound(tx, { councilId, id, invitationId, decision: 'review', reason, now })
  return { kind: 'letter', outcome: 'review' }
}

/** States of letters that may have left the house: one that was kept can be sent by hand. */
const GONE_OUT = ['sending', 'sent', 'kept', 'bounced', 'failed', 'handed_over'] as const

async function readLetter(
  tx: Database,
  councilId: string,
  ids: string[],
): Promise<LetterRow | undefined> {
  if (ids.length === 0) return undefined
  const rows = await tx
    .select()
    .from(letter)
    .where(
      and(
        eq(letter.councilId, councilId),
        inArray(letter.id, ids),
        inArray(letter.state, [...GONE_OUT]),
      ),
    )
  // The first that is named is the one that came back; others are what it answers.
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? [])[0]
}

async function readLastLetterTo(
  tx: Database,
  { councilId, addresses, now }: { councilId: string; addresses: string[]; now: Date },
): Promise<LetterRow | undefined> {
  if (addresses.length === 0) return undefined
  const since = new Date(now.getTime() - RECENT_DAYS * 86_400_000)
  const [last] = await tx
    .select()
    .from(letter)
    .where(
      and(
        eq(letter.councilId, councilId),
        inArray(sql`lower(${letter.address})`, addresses),
        inArray(letter.state, ['sent', 'sending']),
        gt(letter.createdAt, since),
      ),
    )
    .orderBy(desc(letter.createdAt), desc(letter.id))
    .limit(1)
  return last
}

/** The invitation that a letter is about, while its date is still there; none for a letter to an officer. */
async function invitationOf(
  tx: Database,
  { councilId, subjectId }: LetterRow,
): Promise<string | null> {
  const [found] = await tx
    .select({ id: invitation.id })
    .from(invitation)
    .innerJoin(
      occurrence,
      and(
        eq(occurrence.councilId, invitation.councilId),
        eq(occurrence.id, invitation.occurrenceId),
      ),
    )
    .where(and(eq(invitation.councilId, councilId), eq(invitation.id, subjectId)))
  return found?.id ?? null
}
