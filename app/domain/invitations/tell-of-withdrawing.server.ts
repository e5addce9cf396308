import { and, eq, or, sql } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { invitation, letter } from '#db/schema/index.ts'
import { STOP_MINUTES } from '../mail/mailing.server.ts'
import { postLetters } from '../mail/outbox.server.ts'
import { lockForReply, type Locked } from './lock-occurrence.server.ts'

/** How a party hears that its invitation is withdrawn; nobody tells those who do not know of it. */
export type WithdrawingTold = 'letter' | 'text' | 'ring' | 'nobody'

const HAD = ['sending', 'sent', 'kept', 'handed_over']

/**
 * Whether a party knows of its invitation and counts on it: it has answered, and not with no; or a letter
 * about it has left the house. A letter that only waits, failed or was stopped has told nobody.
 */
async function countsOnIt(
  tx: Database,
  { invitation: invited, before }: Pick<Locked, 'invitation' | 'before'>,
): Promise<boolean> {
  if (before) return before.state !== 'declined'
  const letters = await tx
    .select({ state: letter.state })
    .from(letter)
    .where(
      and(
        eq(letter.councilId, invited.councilId),
        or(
          eq(letter.subjectId, invited.id),
          and(
            eq(letter.partyId, invited.partyId),
            sql`${letter.facts} @> ${JSON.stringify({ alsoTells: [invited.id] })}::jsonb`,
          ),
        ),
      ),
    )
  if (letters.some(({ state }) => HAD.includes(state))) return true
  // By a letter that no outbox of ours has seen.
  return invited.sentAt !== null && letters.length === 0
}

/** How a party would hear of it now; `letter` where it has an e-mail address that works. */
export async function howWithdrawingIsTold(tx: Database, locked: Locked): Promise<WithdrawingTold> {
  if (locked.occurrence.cancelledAt || !(await countsOnIt(tx, locked))) return 'nobody'
  if (locked.recipient.address === null) return 'ring'
  return locked.recipient.channel === 'text' ? 'text' : 'letter'
}

/** The same, for the page that asks first; undefined for an invitation of another council. */
export async function whomWithdrawingTells(
  db: Database,
  given: { councilId: string; invitationId: string; now: Date },
): Promise<WithdrawingTold | undefined> {
  return inCouncil(db, given.councilId, async (tx) => {
    const locked = await lockForReply(tx, given)
    return locked && howWithdrawingIsTold(tx, locked)
  })
}

/**
 * Write to a party whose invitation has just been withdrawn, or put it on the call list. The letter
 * waits two minutes, in which it can be stopped.
 */
export async function tellOfWithdrawing(
  tx: Database,
  { occurrence, invitation: invited, recipient }: Locked,
  { told, now }: { told: WithdrawingTold; now: Date },
): Promise<void> {
  if (told === 'nobody') return
  const { councilId, id } = invited
  const [row] = await tx
    .select({ sequence: invitation.calendarSequence })
    .from(invitation)
    .where(and(eq(invitation.councilId, councilId), eq(invitation.id, id)))
  await postLetters(tx, [
    {
      councilId,
      purpose: 'withdrawn',
      subjectId: id,
      occasion: String(row?.sequence ?? 0),
      eventId: occurrence.eventId,
      occurrenceId: occurrence.id,
      partyId: recipient.partyId,
      channel: recipient.channel,
      address: recipient.address,
      language: recipient.language,
      sender: recipient.sender,
      now,
      sendAfter: new Date(now.getTime() + STOP_MINUTES * 60_000),
    },
  ])
}
