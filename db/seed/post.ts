import { runDueTasks } from '#app/domain/jobs/run-tasks.server.ts'
import { deliverDueLetters } from '#app/domain/mail/deliver.server.ts'
import { MAILING, startMailing } from '#app/domain/mail/mailing.server.ts'
import { runMailing } from '#app/domain/mail/run-mailing.server.ts'
import type { Database } from '#db/client.server.ts'
import type { Ground } from './council.ts'
import { sure } from './hold-event.ts'

const STOP_IS_OVER_MS = 5 * 60_000

/** Send the invitations of a date to all who have e-mail, as of then. */
export async function sendInvitations(
  db: Database,
  ground: Ground,
  { eventId, occurrenceId, now }: { eventId: string; occurrenceId: string; now: Date },
): Promise<void> {
  const { councilId, officer } = ground
  sure(
    await startMailing(db, { councilId, eventId, occurrenceId, whom: 'new', actor: officer, now }),
  )
  await runDueTasks(db, { now: () => now, runners: { [MAILING]: runMailing } })
  await keepLetters(db, ground, { now: new Date(now.getTime() + STOP_IS_OVER_MS) })
}

/** Finish every letter that is due, and keep it to be looked at: the demo's people have no post box, whatever SMTP_URL says. */
export async function keepLetters(
  db: Database,
  { origin }: Ground,
  { now }: { now: Date },
): Promise<void> {
  await deliverDueLetters(db, { post: undefined, originOf: () => origin, now: () => now })
}
