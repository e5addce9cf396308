import { and, eq, inArray } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { council, letter, task } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { cancelTask, createTask } from '../jobs/tasks.server.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { countAudience, type Whom } from './audience.server.ts'
import { holdInvitable, type NotInvitable } from './invitable.server.ts'
import type { SendingBy } from './reach.ts'
import { waysOf } from './text-cost.ts'
import { unsendInvitations } from './unsend.server.ts'

export const MAILING = 'mailing'
/** A mailing waits so long, in case somebody sees at once that something is wrong. */
export const STOP_MINUTES = 2

export type MailingRefusal = NotInvitable | 'nobody' | 'no-texts' | 'under-way'

/**
 * Begin to send invitations, or reminders to those who have theirs and have not answered. The letters
 * go out two minutes later; until then `stopMailing` stops all of them.
 *
 * @returns The task: its progress is how many letters are in the outbox.
 */
export async function startMailing(
  db: Database,
  {
    councilId,
    eventId,
    occurrenceId,
    by = 'email',
    actor,
    now,
    ...given
  }: {
    councilId: string
    eventId: string
    occurrenceId: string
    by?: SendingBy
    actor: Actor
    now: Date
  } & Whom,
): Promise<Result<{ taskId: string; letters: number }, MailingRefusal>> {
  return inCouncil(db, councilId, async (tx) => {
    const no = await holdInvitable(tx, { councilId, eventId, occurrenceId, now })
    if (no) return refused(no)
    if (await isUnderWay(tx, councilId, occurrenceId)) return refused('under-way')
    if (by !== 'email' && !(await sendsTexts(tx, councilId))) return refused('no-texts')
    const { groups } = await countAudience(tx, { councilId, occurrenceId }, given)
    const { byEmail, byText } = waysOf(groups, by)
    const letters = byEmail + byText
    if (letters === 0) return refused('nobody')
    const sendAfter = new Date(now.getTime() + STOP_MINUTES * 60_000)
    const taskId = await createTask(tx, {
      councilId,
      kind: MAILING,
      subjectId: occurrenceId,
      payload: { eventId, by, ...given, sendAfter: sendAfter.toISOString() },
      total: letters,
      actor,
      now,
    })
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'letters.mailing-started',
      subjectId: occurrenceId,
      detail: { task: taskId, whom: given.whom, letters, texts: byText },
      now,
    })
    return done({ taskId, letters })
  })
}

async function sendsTexts(tx: Database, councilId: string): Promise<boolean> {
  const [row] = await tx
    .select({ texts: council.texts })
    .from(council)
    .where(eq(council.id, councilId))
  return row?.texts ?? false
}

async function isUnderWay(tx: Database, councilId: string, occurrenceId: string): Promise<boolean> {
  const [open] = await tx
    .select({ id: task.id })
    .from(task)
    .where(
      and(
        eq(task.councilId, councilId),
        eq(task.kind, MAILING),
        eq(task.subjectId, occurrenceId),
        inArray(task.state, ['waiting', 'running']),
      ),
    )
  return open !== undefined
}

/**
 * Stop a mailing: what has not gone out stays here, and its invitations count as not sent, so that
 * they can be sent once what was wrong is mended.
 */
export async function stopMailing(
  db: Database,
  {
    councilId,
    occurrenceId,
    taskId,
    actor,
    now,
  }: { councilId: string; occurrenceId: string; taskId: string; actor: Actor; now: Date },
): Promise<Result<{ stopped: number }, 'unknown'>> {
  return inCouncil(db, councilId, async (tx) => {
    const [mailing] = await tx
      .select({ id: task.id })
      .from(task)
      .where(
        and(
          eq(task.councilId, councilId),
          eq(task.id, taskId),
          eq(task.kind, MAILING),
          eq(task.subjectId, occurrenceId),
        ),
      )
    if (!mailing) return refused('unknown')
    // Over means that all letters are in the outbox; those that wait can be stopped all the same.
    await cancelTask(tx, { councilId, taskId, actor, now })
    const stopped = await tx
      .update(letter)
      .set({ state: 'cancelled', lastError: 'stopped' })
      .where(
        and(eq(letter.councilId, councilId), eq(letter.taskId, taskId), eq(letter.state, 'queued')),
      )
      .returning({ purpose: letter.purpose, subjectId: letter.subjectId, facts: letter.facts })
    await unsendInvitations(tx, councilId, stopped)
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'letters.mailing-stopped',
      subjectId: occurrenceId,
      detail: { task: taskId, letters: stopped.length },
      now,
    })
    return done({ stopped: stopped.length })
  })
}
