import type { Database } from '#db/client.server.ts'
import { postLetters } from '../mail/outbox.server.ts'
import type { Locked } from './lock-occurrence.server.ts'
import type { ReplyState } from './reply.ts'

/**
 * The letters that say what became of answers. Nobody is rung, or gets a text, because of it: who has no e-mail sees it
 * on the page. Places that are offered have a letter of their own.
 */
export async function postReplyLetters(
  tx: Database,
  answers: Array<{ party: Locked; revision: number; state: ReplyState; now: Date }>,
): Promise<void> {
  await postLetters(
    tx,
    answers
      .filter(
        ({ party: { recipient }, state }) =>
          recipient.address !== null && recipient.channel === 'email' && state !== 'offered',
      )
      .map(({ party: { occurrence, invitation, recipient }, revision, state, now }) => ({
        councilId: occurrence.councilId,
        purpose: 'reply',
        subjectId: invitation.id,
        occasion: String(revision),
        eventId: occurrence.eventId,
        occurrenceId: occurrence.id,
        ...recipient,
        facts: { state },
        now,
      })),
  )
}
