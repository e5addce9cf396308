import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { Actor } from '#app/domain/actor.ts'
import { newId } from '#app/domain/ids.ts'
import { runDueTasks, type TaskRunner } from '#app/domain/jobs/run-tasks.server.ts'
import { LEASE_SECONDS, MOST_ATTEMPTS } from '#app/domain/jobs/task.ts'
import { cancelTask, claimTask, createTask, findTask } from '#app/domain/jobs/tasks.server.ts'
import { inCouncil } from '#db/client.server.ts'
import { auditEntry, task } from '#db/schema/index.ts'
import { aCouncil, NOW } from '#tests/support/factories.ts'
import { useDatabase } from '#tests/support/database.ts'

const database = useDatabase()
const actor: Actor = { kind: 'account', accountId: newId(), role: 'officer' }
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000)

async function aTask(councilId: string, total = 4): Promise<string> {
  return inCouncil(database.db, councilId, (tx) =>
    createTask(tx, { councilId, kind: 'count', payload: { from: 1 }, total, actor, now: NOW }),
  )
}

/** Counts to the total, one a batch. */
const counting =
  (counted: number[], until = Infinity): TaskRunner =>
  async (run) => {
    for (let at = run.task.done; at < run.task.total; at++) {
      if (counted.length >= until) throw new Error('the process died')
      await run.batch(async () => {
        counted.push(at)
        return { done: at + 1 }
      })
    }
    return { counted: run.task.total }
  }

describe('long work', () => {
  test('is done in batches, and its result and progress are kept', async () => {
    const councilId = await aCouncil(database.db)
    const taskId = await aTask(councilId)
    const counted: number[] = []
    const begun = await runDueTasks(database.db, {
      now: () => NOW,
      runners: { count: counting(counted) },
    })
    expect(begun).toBe(1)
    expect(counted).toEqual([0, 1, 2, 3])
    expect(await findTask(database.db, { councilId, taskId })).toMatchObject({
      state: 'finished',
      done: 4,
      total: 4,
      attempts: 1,
      result: { counted: 4 },
      leasedUntil: null,
      finishedAt: NOW,
    })
  })

  test('of a kind that this worker does not know stays for another', async () => {
    const councilId = await aCouncil(database.db)
    const taskId = await aTask(councilId)
    expect(await runDueTasks(database.db, { now: () => NOW, runners: {} })).toBe(0)
    expect(await findTask(database.db, { councilId, taskId })).toMatchObject({ state: 'waiting' })
  })

  test('goes to one worker only, though two ask', async () => {
    const councilId = await aCouncil(database.db)
    await aTask(councilId)
    const claims = await Promise.all([
      claimTask(database.db, { councilId, kinds: ['count'], now: NOW }),
      claimTask(database.db, { councilId, kinds: ['count'], now: NOW }),
    ])
    expect(claims.filter(Boolean)).toHaveLength(1)
  })

  test('is taken over when its process died, once the lease is over, and goes on where it was', async () => {
    const councilId = await aCouncil(database.db)
    const taskId = await aTask(councilId)
    const dead = await claimTask(database.db, { councilId, kinds: ['count'], now: NOW })
    expect(dead).toMatchObject({ state: 'running', attempts: 1 })
    await inCouncil(database.db, councilId, (tx) => tx.update(task).set({ done: 3 }))
    const counted: number[] = []
    const runners = { count: counting(counted) }
    const tooSoon = await runDueTasks(database.db, { now: () => later(LEASE_SECONDS - 1), runners })
    expect([tooSoon, counted]).toEqual([0, []])
    await runDueTasks(database.db, { now: () => later(LEASE_SECONDS), runners })
    expect(counted).toEqual([3])
    expect(await findTask(database.db, { councilId, taskId })).toMatchObject({
      state: 'finished',
      attempts: 2,
    })
  })

  test('that was taken over changes nothing any more', async () => {
    const councilId = await aCouncil(database.db)
    const taskId = await aTask(councilId)
    const wrote: string[] = []
    await runDueTasks(database.db, {
      now: () => NOW,
      runners: {
        count: async (run) => {
          await inCouncil(database.db, councilId, (tx) =>
            tx.update(task).set({ attempts: 2 }).where(eq(task.id, taskId)),
          )
          await run.batch(async () => {
            wrote.push('late')
            return { done: 4 }
          })
          return {}
        },
      },
    })
    expect(wrote).toEqual([])
    expect(await findTask(database.db, { councilId, taskId })).toMatchObject({
      state: 'running',
      done: 0,
    })
  })

  test('that fails is tried again with growing pauses, and fails for good after the last', async () => {
    const councilId = await aCouncil(database.db)
    const taskId = await aTask(councilId)
    const runners = { count: counting([], 0) }
    let at = NOW
    const pauses: number[] = []
    for (let attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
      await runDueTasks(database.db, { now: () => at, runners })
      const row = await findTask(database.db, { councilId, taskId })
      expect(row).toMatchObject({ state: 'waiting', attempts: attempt, lastError: 'Error' })
      pauses.push(((row?.startAfter ?? at).getTime() - at.getTime()) / 1_000)
      at = row?.startAfter ?? at
    }
    await runDueTasks(database.db, { now: () => at, runners })
    expect(pauses).toEqual([15, 60, 240, 960])
    expect(await findTask(database.db, { councilId, taskId })).toMatchObject({
      state: 'failed',
      attempts: MOST_ATTEMPTS,
      finishedAt: at,
    })
  })

  test('that is cancelled under way stops after its batch, and what is done stays done', async () => {
    const councilId = await aCouncil(database.db)
    const taskId = await aTask(councilId)
    const counted: number[] = []
    await runDueTasks(database.db, {
      now: () => NOW,
      runners: {
        count: async (run) => {
          await run.batch(async () => ({ done: counted.push(0) }))
          await cancelTask(database.db, { councilId, taskId, actor, now: NOW })
          await run.batch(async () => ({ done: counted.push(1) }))
          return {}
        },
      },
    })
    expect(counted).toEqual([0])
    expect(await findTask(database.db, { councilId, taskId })).toMatchObject({
      state: 'cancelled',
      done: 1,
      finishedAt: NOW,
    })
  })

  test('that waits and is cancelled never begins; cancelling twice is refused', async () => {
    const councilId = await aCouncil(database.db)
    const taskId = await aTask(councilId)
    const counted: number[] = []
    const first = await cancelTask(database.db, { councilId, taskId, actor, now: NOW })
    const second = await cancelTask(database.db, { councilId, taskId, actor, now: NOW })
    expect(first.ok).toBe(true)
    expect(second).toEqual({ ok: false, reason: 'over' })
    await runDueTasks(database.db, { now: () => NOW, runners: { count: counting(counted) } })
    expect(counted).toEqual([])
    const audit = await inCouncil(database.db, councilId, (tx) => tx.select().from(auditEntry))
    expect(audit.map((line) => line.action)).toEqual(['task.created', 'task.cancelled'])
  })

  test('of another council can be neither seen nor cancelled', async () => {
    const councilId = await aCouncil(database.db)
    const other = await aCouncil(database.db, { host: 'other.example' })
    const taskId = await aTask(councilId)
    expect(await findTask(database.db, { councilId: other, taskId })).toBeUndefined()
    expect(await cancelTask(database.db, { councilId: other, taskId, actor, now: NOW })).toEqual({
      ok: false,
      reason: 'unknown',
    })
    expect(await findTask(database.db, { councilId, taskId })).toMatchObject({ state: 'waiting' })
  })

  test('that the process leaves half-done when it stops waits for the next process, uncounted', async () => {
    const councilId = await aCouncil(database.db)
    const taskId = await aTask(councilId)
    const stopping = new AbortController()
    const counted: number[] = []
    await runDueTasks(database.db, {
      now: () => NOW,
      signal: stopping.signal,
      runners: {
        count: async (run) => {
          await run.batch(async () => ({ done: counted.push(0) }))
          stopping.abort()
          await run.batch(async () => ({ done: counted.push(1) }))
          return {}
        },
      },
    })
    expect(counted).toEqual([0])
    expect(await findTask(database.db, { councilId, taskId })).toMatchObject({
      state: 'waiting',
      attempts: 0,
      done: 1,
    })
  })
})
