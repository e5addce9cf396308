import { runDueTasks } from '#app/domain/jobs/run-tasks.server.ts'
import { MAILING, startMailing } from '#app/domain/mail/mailing.server.ts'
import { runMailing } from '#app/domain/mail/run-mailing.server.ts'
import type { Database } from '#db/client.server.ts'
import type { Ground } from './council.ts'
import { sure } from './hold-event.ts'

/** Send the invitations of a date to all who have e-mail, as of then. They lie in the outbox; nothing is delivered. */
export async function sendInvitations(
  db: Database,
  { councilId, officer }: Ground,
  { eventId, occurrenceId, now }: { eventId: string; occurrenceId: string; now: Date },
): Promise<void> {
  sure(
    await startMailing(db, { councilId, eventId, occurrenceId, whom: 'new', actor: officer, now }),
  )
  await runDueTasks(db, { now: () => now, runners: { [MAILING]: runMailing } })
}
