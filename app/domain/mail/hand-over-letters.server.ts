import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { council, invitation, letter, party } from '#db/schema/index.ts'
import { actorLabel, type Actor } from '../actor.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { findPrint } from './find-letters-print.server.ts'
import { postLetters } from './outbox.server.ts'

/**
 * An officer says that the letters of a print are on paper and on their way: from now on these families
 * count as invited, once, and the outbox shows a letter that was handed over. Whoever was invited
 * otherwise meanwhile stays as they are.
 *
 * @param taskId The print that the officer saw.
 * @param address The officer's, for the record.
 */
export async function handOverLetters(
  db: Database,
  given: {
    councilId: string
    occurrenceId: string
    taskId: string
    actor: Actor
    address: string
    now: Date
  },
): Promise<Result<{ letters: number }, 'unknown' | 'nobody'>> {
  const { councilId, occurrenceId, taskId, actor, address, now } = given
  return inCouncil(db, councilId, async (tx) => {
    const print = await findPrint(tx, { councilId, occurrenceId, taskId, now })
    if (!print) return refused('unknown')
    const invited = await tx
      .update(invitation)
      .set({ sentAt: now, round: sql`${invitation.round} + 1` })
      .where(
        and(
          eq(invitation.councilId, councilId),
          inArray(invitation.id, print.invitationIds),
          isNull(invitation.sentAt),
          isNull(invitation.revokedAt),
        ),
      )
      .returning({ id: invitation.id, round: invitation.round, partyId: invitation.partyId })
    if (invited.length === 0) return refused('nobody')
    await noteHandedOver(tx, { ...given, eventId: print.eventId, invited })
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'letters.handed-over',
      subjectId: occurrenceId,
      detail: { task: taskId, letters: invited.length },
      address,
      now,
    })
    return done({ letters: invited.length })
  })
}

async function noteHandedOver(
  tx: Database,
  {
    councilId,
    eventId,
    occurrenceId,
    invited,
    actor,
    now,
  }: {
    councilId: string
    eventId: string
    occurrenceId: string
    invited: Array<{ id: string; round: number; partyId: string }>
    actor: Actor
    now: Date
  },
): Promise<void> {
  const partyIds = invited.map(({ partyId }) => partyId)
  const parties = await tx
    .select({ id: party.id, language: party.language })
    .from(party)
    .where(and(eq(party.councilId, councilId), inArray(party.id, partyIds)))
  const languages = new Map(parties.map(({ id, language }) => [id, language]))
  const [from] = await tx
    .select({ address: council.mailFromAddress })
    .from(council)
    .where(eq(council.id, councilId))
  await postLetters(
    tx,
    invited.map(({ id, round, partyId }) => ({
      councilId,
      purpose: 'invitation' as const,
      subjectId: id,
      occasion: String(round),
      eventId,
      occurrenceId,
      partyId,
      address: null,
      language: languages.get(partyId) ?? 'en',
      sender: from?.address ?? '',
      now,
    })),
  )
  await tx
    .update(letter)
    .set({ state: 'handed_over', handledAt: now, handledBy: actorLabel(actor) })
    .where(
      and(
        eq(letter.councilId, councilId),
        eq(letter.purpose, 'invitation'),
        eq(letter.state, 'by_hand'),
        inArray(
          letter.subjectId,
          invited.map(({ id }) => id),
        ),
      ),
    )
}
