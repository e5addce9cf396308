import { and, eq } from 'drizzle-orm'
import { logError } from '#app/log.server.ts'
import { inCouncil, type Database } from '#db/client.server.ts'
import { task } from '#db/schema/index.ts'
import { allCouncils } from '../councils/find-council.server.ts'
import { LEASE_SECONDS, MOST_ATTEMPTS, pauseAfter } from './task.ts'
import { claimTask, type TaskRow } from './tasks.server.ts'

/** What a runner is given. */
export interface TaskRun {
  db: Database
  task: TaskRow
  now: () => Date
  /** Aborted when the process stops, or as soon as a beat finds the task cancelled or taken over. */
  signal: AbortSignal
  /**
   * One batch of the work, with how far it is now, in one transaction. The task's row is locked: a task
   * that was cancelled, or that another worker has taken over, changes nothing and ends here.
   */
  batch<T>(work: (tx: Database) => Promise<Far & { value?: T }>): Promise<T | undefined>
  /** For work outside the database, such as printing: how far it is. Renews the lease. */
  beat(far?: Far): Promise<void>
}

/** How far a task is; an absent total stays as it was. */
export interface Far {
  done: number
  total?: number
}

/**
 * Does the work of one kind of task. It begins again from the start, or from what its rows tell, when a
 * worker died: doing a batch twice must do no harm. What it returns is kept as the task's result: ids
 * and counts, never names.
 */
export type TaskRunner = (run: TaskRun) => Promise<Record<string, unknown> | undefined>

export type Runners = Readonly<Record<string, TaskRunner>>

/** The work is no longer ours: cancelled, or taken over. Unwinds a runner; never seen outside. */
class Stopped extends Error {
  override name = 'Stopped'
}

/**
 * Do every task that is due, one after the other, in every council.
 *
 * @returns How many were begun.
 */
export async function runDueTasks(
  db: Database,
  {
    now,
    runners,
    signal = new AbortController().signal,
  }: { now: () => Date; runners: Runners; signal?: AbortSignal },
): Promise<number> {
  const kinds = Object.keys(runners)
  let begun = 0
  for (const { id: councilId } of await allCouncils(db)) {
    while (!signal.aborted) {
      const claimed = await claimTask(db, { councilId, kinds, now: now() })
      if (!claimed) break
      begun += 1
      await runTask(db, claimed, { now, runners, signal })
    }
  }
  return begun
}

async function runTask(
  db: Database,
  claimed: TaskRow,
  { now, runners, signal }: { now: () => Date; runners: Runners; signal: AbortSignal },
): Promise<void> {
  const runner = runners[claimed.kind]
  if (claimed.cancelledAt) return close(db, claimed, { state: 'cancelled', finishedAt: now() })
  // Begun so often and never ended: something about it kills its worker.
  if (!runner || claimed.attempts > MOST_ATTEMPTS)
    return close(db, claimed, { state: 'failed', finishedAt: now() })
  const lost = new AbortController()
  const run = taskRun(db, claimed, now, AbortSignal.any([signal, lost.signal]))
  const heart = setInterval(
    () => void run.beat().catch(() => lost.abort()),
    (LEASE_SECONDS * 1_000) / 3,
  )
  heart.unref()
  try {
    const result = await runner(run)
    await close(db, claimed, { state: 'finished', result: result ?? null, finishedAt: now() })
  } catch (error) {
    if (error instanceof Stopped || lost.signal.aborted)
      return await closeIfCancelled(db, claimed, now())
    // The process stops: the next one goes on at once, and this does not count as a failure.
    if (signal.aborted)
      return await close(db, claimed, { state: 'waiting', attempts: claimed.attempts - 1 })
    await giveBack(db, claimed, error, now())
  } finally {
    clearInterval(heart)
  }
}

function taskRun(db: Database, claimed: TaskRow, now: () => Date, signal: AbortSignal): TaskRun {
  const { councilId, id } = claimed
  const hold = async (tx: Database) => {
    const [mine] = await tx
      .select({ cancelledAt: task.cancelledAt })
      .from(task)
      .where(ownedBy(claimed))
      .for('update')
    if (!mine || mine.cancelledAt) throw new Stopped()
  }
  const note = (tx: Database, far: Partial<Far>) =>
    tx
      .update(task)
      .set({ ...far, leasedUntil: new Date(now().getTime() + LEASE_SECONDS * 1_000) })
      .where(and(eq(task.councilId, councilId), eq(task.id, id)))
  return {
    db,
    task: claimed,
    now,
    signal,
    batch: async (work) => {
      signal.throwIfAborted()
      return inCouncil(db, councilId, async (tx) => {
        await hold(tx)
        const { value, ...far } = await work(tx)
        await note(tx, far)
        return value
      })
    },
    beat: async (far) => {
      signal.throwIfAborted()
      await inCouncil(db, councilId, async (tx) => {
        await hold(tx)
        await note(tx, far ?? {})
      })
    },
  }
}

/** The number of attempts is the fence: whoever takes a task over raises it. */
const ownedBy = ({ councilId, id, attempts }: TaskRow) =>
  and(
    eq(task.councilId, councilId),
    eq(task.id, id),
    eq(task.state, 'running'),
    eq(task.attempts, attempts),
  )

async function close(
  db: Database,
  claimed: TaskRow,
  columns: Partial<typeof task.$inferInsert>,
): Promise<void> {
  await inCouncil(db, claimed.councilId, (tx) =>
    tx
      .update(task)
      .set({ leasedUntil: null, ...columns })
      .where(ownedBy(claimed)),
  )
}

async function closeIfCancelled(db: Database, claimed: TaskRow, now: Date): Promise<void> {
  await inCouncil(db, claimed.councilId, async (tx) => {
    const [row] = await tx.select().from(task).where(ownedBy(claimed)).for('update')
    if (row?.cancelledAt) await close(tx, claimed, { state: 'cancelled', finishedAt: now })
  })
}

async function giveBack(db: Database, claimed: TaskRow, error: unknown, now: Date): Promise<void> {
  logError('task.failed', error, { taskId: claimed.id, kind: claimed.kind })
  const lastError = error instanceof Error ? error.name : 'unknown'
  const again = new Date(now.getTime() + pauseAfter(claimed.attempts) * 1_000)
  await close(
    db,
    claimed,
    claimed.attempts < MOST_ATTEMPTS
      ? { state: 'waiting', startAfter: again, lastError }
      : { state: 'failed', finishedAt: now, lastError },
  )
}
