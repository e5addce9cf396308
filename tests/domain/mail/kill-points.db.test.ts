import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { CONNECTIONS } from '#app/domain/mail/smtp-post.server.ts'
import { connect, type Connection } from '#db/client.server.ts'
import { prepareMailing, startMailWorker } from '#tests/prove/crash-mailing.ts'
import { driver, freshDatabase } from '#tests/support/database.ts'
import { aMailServer, type MailServer } from '#tests/support/mail-server.ts'

const LETTERS = 12

/** Something that is waited for, once. */
function aSignal(): { given: Promise<void>; give: () => void } {
  let give = () => {}
  const given = new Promise<void>((resolve) => (give = resolve))
  return { given, give: () => give() }
}

// A worker is a process of its own here, and kill -9 is kill -9. The embedded database lives in the one
// process that is killed with it: tests/prove and the restart tests hold it to its promise.
describe.runIf(driver === 'postgres')('a worker killed with kill -9', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>
  let connection: Connection
  let server: MailServer
  let beside: ReturnType<typeof postgres>
  const workers: ChildProcess[] = []

  beforeEach(async () => {
    database = await freshDatabase()
    connection = await connect({ url: database.url })
    await connection.migrate()
    await loadSecret(connection.db, 'a secret that is long enough for proofs')
    await prepareMailing(connection.db, LETTERS)
    server = await aMailServer()
    beside = postgres(database.url, { max: 2, onnotice: () => {} })
  })
  afterEach(async () => {
    for (const worker of workers.splice(0)) worker.kill('SIGKILL')
    await server.close()
    await beside.end()
    await connection.close()
    await database.drop()
  })

  const work = async () => {
    const worker = await startMailWorker({ url: database.url, smtp: server.url })
    workers.push(worker)
    return worker
  }
  const states = async () => {
    const rows = await beside<Array<{ state: string; letters: number }>>`
      select state, count(*)::int as letters from letter group by state`
    return Object.fromEntries(rows.map(({ state, letters }) => [state, letters]))
  }
  const until = async (holds: () => boolean | Promise<boolean>) => {
    const deadline = Date.now() + 60_000
    while (!(await holds())) {
      if (Date.now() > deadline) throw new Error('It did not come to that')
      await sleep(20)
    }
  }
  const killed = async (worker: ChildProcess) => {
    worker.kill('SIGKILL')
    await until(() => worker.signalCode === 'SIGKILL')
  }
  /** How often each letter came, by its Message-ID, against the ids that the outbox has. */
  const copies = async () => {
    const rows = await beside<Array<{ messageId: string }>>`
      select message_id as "messageId" from letter`
    return rows.map(
      ({ messageId }) => server.arrived.filter((one) => one.messageId === messageId).length,
    )
  }

  test('between claim and sending: no letter is lost, and none goes twice', async () => {
    server.onRecipient = () => 'hang'
    const first = await work()
    await until(async () => ((await states()).sending ?? 0) === LETTERS)
    await until(() => server.connections() > 0)
    await killed(first)
    expect(server.arrived).toEqual([])
    server.onRecipient = () => 'take'
    await work()
    await until(async () => ((await states()).sent ?? 0) === LETTERS)
    expect(await copies()).toEqual(Array(LETTERS).fill(1))
  }, 90_000)

  test('between sending and marking: those under way go once more, with the Message-ID that they had', async () => {
    // The server takes the letter and says so; the worker cannot write that down, because the table is held.
    const [free, held] = [aSignal(), aSignal()]
    let holding: Promise<unknown> | undefined
    server.onData = async (): Promise<'take'> => {
      holding ??= beside.begin(async (tx) => {
        await tx`lock table letter in share mode`
        held.give()
        await free.given
      })
      await held.given
      return 'take'
    }
    const first = await work()
    await until(async () => {
      const [row] = await beside<Array<{ waits: boolean }>>`
        select exists (select 1 from pg_locks
          where relation = 'letter'::regclass and not granted) as waits`
      return row?.waits === true
    })
    const before = server.arrived.length
    expect(before).toBeGreaterThan(0)
    expect(before).toBeLessThanOrEqual(CONNECTIONS)
    await killed(first)
    free.give()
    await holding
    expect((await states()).sent).toBeUndefined()
    server.onData = () => 'take'
    await work()
    await until(async () => ((await states()).sent ?? 0) === LETTERS)
    const often = await copies()
    expect(often.every((times) => times === 1 || times === 2)).toBe(true)
    expect(often.filter((times) => times === 2)).toHaveLength(before)
    // Nothing came that the outbox does not know.
    expect(often.reduce((sum, times) => sum + times, 0)).toBe(server.arrived.length)
  }, 90_000)

  test('between the data and the answer: the same', async () => {
    const seen: string[] = []
    server.onData = (_, raw) => {
      seen.push(/^message-id:\s*(<[^>]+>)/im.exec(raw.toString('latin1'))?.[1] ?? '')
      return 'hang'
    }
    const first = await work()
    await until(() => seen.length === CONNECTIONS)
    await killed(first)
    server.onData = () => 'take'
    await work()
    await until(async () => ((await states()).sent ?? 0) === LETTERS)
    expect(await copies()).toEqual(Array(LETTERS).fill(1))
    // What the server had in full before the kill came again under the same id.
    const ids = server.arrived.map(({ messageId }) => messageId)
    expect(seen.every((id) => ids.includes(id))).toBe(true)
  }, 90_000)
})
