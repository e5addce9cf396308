import type { Database } from '#db/client.server.ts'
import { postLetters } from '../mail/outbox.server.ts'
import type { Locked } from './lock-occurrence.server.ts'
import type { ReplyState } from './reply.ts'

/** The letter that says what became of an answer. Nobody is rung because of it: who has no e-mail sees it on the page. */
export async function postReplyLetter(
  tx: Database,
  { occurrence, invitation, recipient }: Locked,
  { revision, state, now }: { revision: number; state: ReplyState; now: Date },
): Promise<void> {
  if (recipient.address === null) return
  await postLetters(tx, [
    {
      councilId: occurrence.councilId,
      purpose: 'reply',
      subjectId: invitation.id,
      occasion: String(revision),
      eventId: occurrence.eventId,
      occurrenceId: occurrence.id,
      partyId: recipient.partyId,
      address: recipient.address,
      language: recipient.language,
      sender: recipient.sender,
      facts: { state },
      now,
    },
  ])
}
