import { and, eq, inArray, isNull } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { invitation, letter, party, person } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import type { LetterRow } from './letter-held.server.ts'

/**
 * Send a letter that failed once more, to the address that the party has now; or one that was kept
 * while there was no mail server. It keeps its Message-ID. An address that was refused gets another chance:
 * the officer knows better.
 */
export async function retryLetter(
  db: Database,
  {
    councilId,
    letterId,
    actor,
    now,
  }: { councilId: string; letterId: string; actor: Actor; now: Date },
): Promise<Result<undefined, 'not-found' | 'not-failed'>> {
  return inCouncil(db, councilId, async (tx) => {
    const [row] = await tx
      .update(letter)
      .set({ state: 'queued', attempts: 0, sendAfter: now, lastError: null, askAt: null })
      .where(
        and(
          eq(letter.councilId, councilId),
          eq(letter.id, letterId),
          inArray(letter.state, ['failed', 'bounced', 'kept']),
        ),
      )
      .returning()
    if (!row)
      return refused((await isThere(tx, { councilId, letterId })) ? 'not-failed' : 'not-found')
    await trustAddressOf(tx, row)
    if (row.purpose === 'invitation') await countAsSent(tx, row, now)
    await recordAudit(tx, { councilId, actor, action: 'letter.retried', subjectId: letterId, now })
    return done()
  })
}

async function trustAddressOf(
  tx: Database,
  { councilId, partyId, channel }: Pick<LetterRow, 'councilId' | 'partyId' | 'channel'>,
): Promise<void> {
  if (!partyId) return
  const contact = tx
    .select({ id: party.contactId })
    .from(party)
    .where(and(eq(party.councilId, councilId), eq(party.id, partyId)))
  await tx
    .update(person)
    .set(channel === 'text' ? { phoneState: 'fine' } : { emailState: 'fine' })
    .where(and(eq(person.councilId, councilId), inArray(person.id, contact)))
}

async function countAsSent(
  tx: Database,
  { councilId, subjectId }: { councilId: string; subjectId: string },
  now: Date,
): Promise<void> {
  await tx
    .update(invitation)
    .set({ sentAt: now })
    .where(
      and(
        eq(invitation.councilId, councilId),
        eq(invitation.id, subjectId),
        isNull(invitation.sentAt),
      ),
    )
}

async function isThere(
  tx: Database,
  { councilId, letterId }: { councilId: string; letterId: string },
): Promise<boolean> {
  const found = await tx
    .select({ id: letter.id })
    .from(letter)
    .where(and(eq(letter.councilId, councilId), eq(letter.id, letterId)))
  return found.length > 0
}
