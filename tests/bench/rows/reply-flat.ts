import { setTimeout as wait } from 'node:timers/promises'
import { eq, sql } from 'drizzle-orm'
import { replyToInvitation } from '#app/domain/invitations/reply.server.ts'
import { connect, inCouncil, rowsOf, type Database } from '#db/client.server.ts'
import { invitation } from '#db/schema/index.ts'
import { inviteMany } from '#tests/prove/crash-mailing.ts'
import { aCouncil, anEvent, answering, NOW, type Setting } from '#tests/support/factories.ts'
import { startPgServer } from '#tests/support/pg-server.ts'
import { cpuSoFar } from '../cpu-so-far.ts'
import { aLongList } from '../long-list.ts'
import { median, rounded, type BenchRow } from '../row.ts'

const SIZES = [0, 1_000, 10_000]
const REPLIES = 100
const ROUNDS = 5
const MOST_BUFFERS = 1.2
const MOST_CPU = 1.3

interface Cost {
  buffers: number
  cpuMs: number
}

/** What a reply costs as the list of its event grows. */
export const replyFlat: BenchRow = {
  id: 'reply-flat',
  how: `Shared buffers touched (pg_stat_database, triggers and keys included) and CPU time (this process and PostgreSQL's) for each of ${REPLIES} replies to an event whose list has 0, 1,000 and 10,000 families, in turn.`,
  async measure() {
    // No statistics or vacuum of its own accord in between: what is counted is the replies.
    const server = await startPgServer({ settings: { autovacuum: 'off' } })
    const connection = await connect({ url: server.url(), pool: 1 })
    try {
      await connection.migrate()
      const { db } = connection
      const councilId = await aCouncil(db)
      const settings: Setting[] = []
      for (const size of SIZES) {
        const setting = await anEvent(db, { councilId })
        await aLongList(db, setting, size)
        settings.push(setting)
      }
      await db.execute(sql`vacuum analyze`)
      const costs = SIZES.map((): Cost[] => [])
      for (let round = 0; round <= ROUNDS; round += 1)
        for (const [at, setting] of settings.entries()) {
          const cost = await costOf(db, setting, server.process.pid ?? 0)
          if (round > 0) costs[at]?.push(cost)
        }
      const buffers = costs.map((some) => median(some.map((one) => one.buffers)))
      const cpu = costs.map((some) => median(some.map((one) => one.cpuMs)))
      const growth = (values: number[]) => Math.max(...values) / (values[0] ?? 1)
      return {
        value: Math.round(buffers.at(-1) ?? 0),
        unit: 'buffers',
        floor: Math.round(buffers[0] ?? 0),
        ratio: rounded(growth(buffers), 2),
        bar: 'buffers <= 1.2x, CPU <= 1.3x',
        holds: growth(buffers) <= MOST_BUFFERS && growth(cpu) <= MOST_CPU,
        detail: `Buffers ${buffers.map(Math.round).join(', ')}; CPU ${cpu.map((ms) => rounded(ms, 2)).join(', ')} ms: ${rounded(growth(cpu), 2)}x.`,
      }
    } finally {
      await connection.close()
      await server.stop()
    }
  },
}

async function costOf(db: Database, setting: Setting, postmaster: number): Promise<Cost> {
  const ids = await newFamilies(db, setting)
  const [buffersBefore, cpuBefore] = [await buffersSoFar(db), cpuWith(postmaster)]
  for (const [at, invitationId] of ids.entries()) {
    const answered = await replyToInvitation(db, {
      councilId: setting.councilId,
      invitationId,
      actor: { kind: 'guest' },
      channel: 'link',
      reply: answering('yes', 1 + (at % 6)),
      now: NOW,
    })
    if (!answered.ok) throw new Error(answered.reason)
  }
  const cpuMs = cpuWith(postmaster) - cpuBefore
  return {
    buffers: ((await buffersSoFar(db)) - buffersBefore) / ids.length,
    cpuMs: cpuMs / ids.length,
  }
}

let families = 0

/** Families that have not answered, beside those that are on the list. */
async function newFamilies(db: Database, setting: Setting): Promise<string[]> {
  const before = new Set(await invitations(db, setting))
  await inviteMany(db, setting, REPLIES, new Date(NOW.getTime() + (families += 1)))
  return (await invitations(db, setting)).filter((id) => !before.has(id))
}

async function invitations(db: Database, { councilId, occurrenceId }: Setting): Promise<string[]> {
  const rows = await inCouncil(db, councilId, (tx) =>
    tx
      .select({ id: invitation.id })
      .from(invitation)
      .where(eq(invitation.occurrenceId, occurrenceId)),
  )
  return rows.map(({ id }) => id)
}

/** Blocks of this database that any backend has touched; backends tell theirs when they are asked to. */
async function buffersSoFar(db: Database): Promise<number> {
  await db.execute(sql`select pg_stat_force_next_flush()`)
  await wait(50)
  const [row] = await rowsOf(
    db,
    sql`select (blks_hit + blks_read)::int as blocks from pg_stat_database where datname = current_database()`,
    ({ blocks }) => ({ blocks: Number(blocks) }),
  )
  return row?.blocks ?? 0
}

/** Milliseconds of CPU: ours, and those of the PostgreSQL server and its backends. */
function cpuWith(postmaster: number): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000 + cpuSoFar(postmaster)
}
