import { Agent, request } from 'node:http'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { connect } from '#db/client.server.ts'
import { aScene, differencesIn, verdictOn, type Scene } from '#tests/prove/replies-scene.ts'
import { aCouncil } from '#tests/support/factories.ts'
import { startPgServer } from '#tests/support/pg-server.ts'
import { startApp, type RunningApp } from '#tests/support/running-app.ts'
import { inTurn, rounded, type BenchRow } from '../row.ts'

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

/** Replies over HTTP through several processes on one database. */
export const repliesHttp: BenchRow = {
  id: 'replies-http',
  how: `${PROCESSES} processes on one PostgreSQL (fsync on), ${IN_FLIGHT} posts in flight, parties of 1 to 6 for places of which there are too few, as a browser sends them; against the same processes answering a post that writes nothing with a 303 (the choice of language).`,
  async measure() {
    const server = await startPgServer({ durable: true })
    const apps: RunningApp[] = []
    const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT })
    try {
      const environment = { DATABASE_URL: server.url(), SECRET, WORKER: '0' }
      for (let at = 0; at < PROCESSES; at += 1) apps.push(await startApp({ environment }))
      const { db, close } = await connect({ url: server.url() })
      await loadSecret(db, SECRET)
      // The only one: it answers on every host.
      const councilId = await aCouncil(db)
      const told: Told[] = []
      const scenes: Scene[] = []
      const originOf = (at: number) => apps[at % apps.length]?.origin ?? ''
      const medians = await inTurn(
        {
          replies: async () => {
            const scene = await aScene(db, { parties: PARTIES, now: new Date(), councilId })
            scenes.push(scene)
            return aSecond(scene.answering.length, told, (at) => {
              const { token = '', people = 1 } = scene.answering[at] ?? {}
              const body = { answer: 'yes', people: String(people), step: 'send' }
              return post(agent, originOf(at), `/i/${token}`, body)
            })
          },
          fixed: () =>
            aSecond(PARTIES * 2, [], (at) =>
              post(agent, originOf(at), '/language', { lang: 'en', returnTo: '/' }),
            ),
        },
        ROUNDS,
      )
      const verdicts = await Promise.all(scenes.map((scene) => verdictOn(db, scene)))
      const differences = verdicts.reduce((sum, one) => sum + differencesIn(one), 0)
      const broken = told.filter(({ status }) => status !== 303).length
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
        detail: `${told.length} replies: ${differences} overbooked, lost or untold, ${broken} not a 303; p99 ${Math.round(p99)} ms.`,
      }
    } finally {
      agent.destroy()
      await Promise.all(apps.map((app) => app.stop()))
      await server.stop()
    }
  },
}

async function aSecond(
  times: number,
  told: Told[],
  send: (at: number) => Promise<number>,
): Promise<number> {
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

function post(
  agent: Agent,
  origin: string,
  path: string,
  fields: Record<string, string>,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { Origin: origin, 'Content-Type': 'application/x-www-form-urlencoded' }
    request(`${origin}${path}`, { agent, method: 'POST', headers }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0))
    })
      .on('error', reject)
      .end(new URLSearchParams(fields).toString())
  })
}
