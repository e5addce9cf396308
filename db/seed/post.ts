import { changeReminderRules } from '#app/domain/mail/change-reminder-rules.server.ts'
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

/** The ceremony's families are reminded to answer, and thanked afterwards. */
export async function remindByRule(
  db: Database,
  { councilId, officer }: Ground,
  { eventId, now }: { eventId: string; now: Date },
): Promise<void> {
  const rule = { isOn: true, unit: 'days', time: '10:00' } as const
  const changed = await changeReminderRules(db, {
    councilId,
    eventId,
    // As it was published.
    revision: 2,
    rules: new Map([
      ['unanswered-1', { ...rule, amount: 5 }],
      ['unanswered-2', { ...rule, amount: 1 }],
      ['thanks', { ...rule, amount: 1, time: '18:00' }],
    ]),
    actor: officer,
    now,
  })
  if (!changed.ok) throw new Error(changed.reason)
}
