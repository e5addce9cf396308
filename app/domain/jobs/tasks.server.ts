import { and, asc, desc, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { task } from '#db/schema/index.ts'
import { actorLabel, type Actor } from '../actor.ts'
import { newId } from '../ids.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { LEASE_SECONDS } from './task.ts'

export type TaskRow = typeof task.$inferSelect

const after = (now: Date, seconds: number): Date => new Date(now.getTime() + seconds * 1_000)

/**
 * Put long work on the list, in the transaction of what asks for it. The row is the queue; after the
 * commit call `wakeWorker()`.
 *
 * @param subjectId What it is about: an event, an occurrence.
 * @param startAfter The earliest moment; absent: at once.
 * @returns The task's id, for `/desk/tasks/:taskId`.
 */
export async function createTask(
  tx: Database,
  {
    councilId,
    kind,
    subjectId,
    payload,
    total = 0,
    startAfter,
    actor,
    now,
  }: {
    councilId: string
    kind: string
    subjectId?: string
    payload: Record<string, unknown>
    total?: number
    startAfter?: Date
    actor: Actor
    now: Date
  },
): Promise<string> {
  const id = newId()
  await tx.insert(task).values({
    councilId,
    id,
    kind,
    subjectId,
    payload,
    total,
    startAfter,
    createdBy: actorLabel(actor),
    createdAt: now,
  })
  await recordAudit(tx, {
    councilId,
    actor,
    action: 'task.created',
    subjectId: id,
    detail: { kind, total },
    now,
  })
  return id
}

/**
 * Take the next task that is due, for `LEASE_SECONDS`: one that waits, or one whose worker has died.
 * Workers that ask at the same moment get different tasks.
 */
export async function claimTask(
  db: Database,
  { councilId, kinds, now }: { councilId: string; kinds: readonly string[]; now: Date },
): Promise<TaskRow | undefined> {
  return inCouncil(db, councilId, async (tx) => {
    const [next] = await tx
      .select({ id: task.id })
      .from(task)
      .where(
        and(
          eq(task.councilId, councilId),
          inArray(task.kind, [...kinds]),
          or(
            and(eq(task.state, 'waiting'), or(isNull(task.startAfter), lte(task.startAfter, now))),
            and(eq(task.state, 'running'), lte(task.leasedUntil, now)),
          ),
        ),
      )
      .orderBy(asc(task.createdAt), asc(task.id))
      .limit(1)
      .for('update', { skipLocked: true })
    if (!next) return undefined
    const [claimed] = await tx
      .update(task)
      .set({
        state: 'running',
        attempts: sql`${task.attempts} + 1`,
        leasedUntil: after(now, LEASE_SECONDS),
      })
      .where(and(eq(task.councilId, councilId), eq(task.id, next.id)))
      .returning()
    return claimed
  })
}

/**
 * Stop a task: one that waits never begins; one that runs stops after the batch it is at, and what is
 * done stays done.
 */
export async function cancelTask(
  db: Database,
  { councilId, taskId, actor, now }: { councilId: string; taskId: string; actor: Actor; now: Date },
): Promise<Result<TaskRow, 'unknown' | 'over'>> {
  return inCouncil(db, councilId, async (tx) => {
    const [found] = await tx
      .select()
      .from(task)
      .where(and(eq(task.councilId, councilId), eq(task.id, taskId)))
      .for('update')
    if (!found) return refused('unknown')
    if (found.finishedAt) return refused('over')
    const [stopped] = await tx
      .update(task)
      .set(
        found.state === 'waiting'
          ? { state: 'cancelled', cancelledAt: now, finishedAt: now }
          : { cancelledAt: now },
      )
      .where(and(eq(task.councilId, councilId), eq(task.id, taskId)))
      .returning()
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'task.cancelled',
      subjectId: taskId,
      detail: { kind: found.kind, done: found.done, total: found.total },
      now,
    })
    return stopped ? done(stopped) : refused('unknown')
  })
}

/** A task of this council. */
export async function findTask(
  db: Database,
  { councilId, taskId }: { councilId: string; taskId: string },
): Promise<TaskRow | undefined> {
  return inCouncil(db, councilId, async (tx) => {
    const [found] = await tx
      .select()
      .from(task)
      .where(and(eq(task.councilId, councilId), eq(task.id, taskId)))
    return found
  })
}

/** The tasks of one kind about one thing, the newest first. */
export async function findTasksOf(
  db: Database,
  {
    councilId,
    subjectId,
    kind,
    atMost = 20,
  }: { councilId: string; subjectId: string; kind: string; atMost?: number },
): Promise<TaskRow[]> {
  return inCouncil(db, councilId, (tx) =>
    tx
      .select()
      .from(task)
      .where(and(eq(task.councilId, councilId), eq(task.subjectId, subjectId), eq(task.kind, kind)))
      .orderBy(desc(task.createdAt), desc(task.id))
      .limit(atMost),
  )
}
