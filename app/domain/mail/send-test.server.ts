import { inCouncil, type Database } from '#db/client.server.ts'
import type { Actor } from '../actor.ts'
import { newId } from '../ids.ts'
import { recordAudit } from '../records/audit.server.ts'
import { postLetters } from './outbox.server.ts'

/** Send an officer the letter as guests will get it, one in each language. */
export async function sendTest(
  db: Database,
  {
    councilId,
    eventId,
    occurrenceId,
    tries,
    languages,
    address,
    sender,
    actor,
    now,
  }: {
    councilId: string
    eventId: string
    occurrenceId: string
    tries: 'invitation' | 'invitation_reminder'
    languages: string[]
    /** The officer's own. */
    address: string
    sender: string
    actor: Actor
    now: Date
  },
): Promise<void> {
  await inCouncil(db, councilId, async (tx) => {
    await postLetters(
      tx,
      languages.map((language) => ({
        councilId,
        purpose: 'test',
        subjectId: occurrenceId,
        occasion: newId(),
        eventId,
        occurrenceId,
        address,
        language,
        sender,
        facts: { tries },
        now,
      })),
    )
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'letters.test-sent',
      subjectId: occurrenceId,
      detail: { letters: languages.length },
      now,
    })
  })
}
