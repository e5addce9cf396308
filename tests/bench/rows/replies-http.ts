import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { connect } from '#db/client.server.ts'
import { aScene, differencesIn, verdictOn, type Scene } from '#tests/prove/replies-scene.ts'
import { aCouncil } from '#tests/support/factories.ts'
import { startPgServer } from '#tests/support/pg-server.ts'
import { startApp, type RunningApp } from '#tests/support/running-app.ts'
import { cpuSoFar } from '../cpu-so-far.ts'
import { FIXED_LINK } from '../fixed-link.ts'
import { inTurn, median, rounded, type BenchRow } from '../row.ts'

const FIXED_ANSWER = join(import.meta.dirname, '../fixed-answer.ts')
const SECRET = 'only the bench knows this secret of the installation'
const PROCESSES = 2
const IN_FLIGHT = 60
const PARTIES = 360
const ROUNDS = 5
const LEAST = 0.5
const SLOWEST_MS = 2_000

interface Told {
  status: number
  ms: number
}

type Send = (at: number) => Promise<number>

/** Replies over HTTP through several processes on one database. */
export const repliesHttp: BenchRow = {
  id: 'replies-http',
  how: `${PROCESSES} processes on one PostgreSQL (fsync on), ${IN_FLIGHT} posts in flight, parties of 1 to 6 for places of which there are too few, as a browser sends them; against the same processes answering the same post, its form read, with a fixed 303 and without the database.`,
  async measure() {
    const server = await startPgServer({ durable: true })
    const apps: RunningApp[] = []
    const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT })
    try {
      const environment = { DATABASE_URL: server.url(), SECRET, WORKER: '0' }
      for (let at = 0; at < PROCESSES; at += 1)
        apps.push(await startApp({ environment, nodeArguments: ['--import', FIXED_ANSWER] }))
      const { db, close } = await connect({ url: server.url() })
      await loadSecret(db, SECRET)
      // The only one: it answers on every host.
      const councilId = await aCouncil(db)
      const told: Told[] = []
      const fixed: Told[] = []
      const scenes: Scene[] = []
      const cpu = { replies: [] as number[], fixed: [] as number[] }
      const pids = [process.pid, server.process.pid, ...apps.map((app) => app.process.pid)]
      const send = (at: number, token: string, people: number) => {
        const body = { answer: 'yes', people: String(people), step: 'send' }
        return post(agent, `${apps[at % apps.length]?.origin}/i/${token}`, body)
      }
      const measured = async (times: number, all: Told[], kept: number[], one: Send) => {
        const before = cpuSoFar(...pids)
        const rate = await aSecond(times, all, one)
        kept.push((cpuSoFar(...pids) - before) / times)
        return rate
      }
      const medians = await inTurn(
        {
          replies: async () => {
            const scene = await aScene(db, { parties: PARTIES, now: new Date(), councilId })
            scenes.push(scene)
            return measured(PARTIES, told, cpu.replies, (at) => {
              const { token = '', people = 1 } = scene.answering[at] ?? {}
              return send(at, token, people)
            })
          },
          fixed: () =>
            measured(PARTIES * 2, fixed, cpu.fixed, (at) => send(at, FIXED_LINK, 1 + (at % 6))),
        },
        ROUNDS,
      )
      const verdicts = await Promise.all(scenes.map((scene) => verdictOn(db, scene)))
      const differences = verdicts.reduce((sum, one) => sum + differencesIn(one), 0)
      const broken = [...told, ...fixed].filter(({ status }) => status !== 303).length
      const slowest = told.map(({ ms }) => ms).toSorted((a, b) => a - b)
      const p99 = slowest[Math.floor(slowest.length * 0.99)] ?? 0
      await close()
      const ratio = medians.replies / medians.fixed
      return {
        value: Math.round(medians.replies),
        unit: 'replies/s',
        floor: Math.round(medians.fixed),
        ratio: rounded(ratio, 2),
        bar: '>= 0.5, none overbooked, lost or 5xx, p99 <= 2 s',
        holds: ratio >= LEAST && differences === 0 && broken === 0 && p99 <= SLOWEST_MS,
        detail: `${told.length} replies: ${differences} overbooked, lost or untold, ${broken} not a 303; p99 ${Math.round(p99)} ms. CPU of servers, PostgreSQL and client: ${rounded(median(cpu.replies.slice(1)), 2)} ms a reply, ${rounded(median(cpu.fixed.slice(1)), 2)} ms a fixed answer.`,
      }
    } finally {
      agent.destroy()
      await Promise.all(apps.map((app) => app.stop()))
      await server.stop()
    }
  },
}

async function aSecond(times: number, told: Told[], send: Send): Promise<number> {
  let next = 0
  const from = performance.now()
  await Promise.all(
    Array.from({ length: IN_FLIGHT }, async () => {
      for (let at = next++; at < times; at = next++) {
        const sent = performance.now()
        told.push({ status: await send(at), ms: performance.now() - sent })
      }
    }),
  )
  return times / ((performance.now() - from) / 1_000)
}

function post(agent: Agent, address: string, fields: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const { origin: Origin } = new URL(address)
    const headers = { Origin, 'Content-Type': 'application/x-www-form-urlencoded' }
    request(address, { agent, method: 'POST', headers }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0))
    })
      .on('error', reject)
      .end(new URLSearchParams(fields).toString())
  })
}
