import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { aCouncil, anEvent } from '#tests/support/factories.ts'
import { freePort } from '#tests/support/free-port.ts'
import { AS_PREPARED, prepareData } from '#tests/support/prepared-data.ts'
import { startApp } from '#tests/support/running-app.ts'
import { inTurn, rounded, type BenchRow } from '../row.ts'

const REQUESTS = 300
const TELLER = join(import.meta.dirname, '../cpu-teller.ts')
const MOST_RENDERED = 80
const MOST_CACHED = 10

/** What a public event page costs, made anew and out of the cache. */
export const eventPage: BenchRow = {
  id: 'event-page',
  how: 'CPU time of the server per request of a public event page, rendered (each request its own address) and anonymous from the cache (the same address again), against plain node:http that serves the same bytes.',
  async measure() {
    const { dataDir, filled: path } = await prepareData(async (db) => {
      await anEvent(db, {
        councilId: await aCouncil(db),
        kind: 'welcome',
        capacity: 200,
        startsAt: new Date(Date.now() + 30 * 86_400_000),
        event: { slug: 'picnic', title: 'Summer picnic', summary: 'Come for an hour or stay.' },
      })
      return '/events/picnic'
    })
    const nodeArguments = ['--import', TELLER]
    const app = await startApp({ environment: AS_PREPARED, dataDir, nodeArguments })
    const page = await ask(app.origin, path)
    const plain = await startPlain(page)
    try {
      let unique = 0
      const cpu = (child: ChildProcess, origin: string, next: () => string) => async () => {
        const before = await cpuOf(child)
        for (let at = 0; at < REQUESTS; at += 1) await ask(origin, next())
        return ((await cpuOf(child)) - before) / REQUESTS / 1_000
      }
      const medians = await inTurn({
        rendered: cpu(app.process, app.origin, () => `${path}?n=${(unique += 1)}`),
        cached: cpu(app.process, app.origin, () => path),
        plain: cpu(plain.child, plain.origin, () => path),
      })
      const rendered = rounded(medians.rendered / medians.plain)
      const cached = rounded(medians.cached / medians.plain)
      return {
        value: rounded(medians.rendered, 2),
        unit: 'ms CPU',
        floor: rounded(medians.plain, 3),
        ratio: rendered,
        bar: '<= 80x rendered, <= 10x cached',
        holds: rendered <= MOST_RENDERED && cached <= MOST_CACHED,
        detail: `From the cache: ${rounded(medians.cached, 3)} ms, ${cached}x. ${page.body.length} bytes on the wire.`,
      }
    } finally {
      plain.child.kill()
      await app.stop()
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
}

interface Answered {
  headers: Record<string, string>
  body: Buffer
}

/** One request as a browser asks, by HTTP without any decoding on our side. */
function ask(origin: string, path: string): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const headers = { 'Accept-Encoding': 'br', 'Accept-Language': 'en' }
    request(`${origin.replace('localhost', '127.0.0.1')}${path}`, { headers }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => {
        if (answer.statusCode !== 200) reject(new Error(`${path}: ${answer.statusCode}`))
        const kept = Object.entries(answer.headers).flatMap(([name, value]) =>
          typeof value === 'string' && !['transfer-encoding', 'connection', 'date'].includes(name)
            ? [[name, value]]
            : [],
        )
        resolve({ headers: Object.fromEntries(kept), body: Buffer.concat(chunks) })
      })
    })
      .on('error', reject)
      .end()
  })
}

async function startPlain({ headers, body }: Answered) {
  const folder = mkdtempSync(join(tmpdir(), 'herald-plain-'))
  const file = join(folder, 'page.json')
  writeFileSync(file, JSON.stringify({ headers, body: body.toString('base64') }))
  const port = await freePort()
  const script = join(import.meta.dirname, '../plain-server.ts')
  const child = spawn(process.execPath, ['--import', TELLER, script, file, String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  rmSync(folder, { recursive: true })
  return { child, origin: `http://127.0.0.1:${port}` }
}

/** Microseconds of CPU that a process has used so far, as it tells on SIGUSR2. */
async function cpuOf(child: ChildProcess): Promise<number> {
  child.kill('SIGUSR2')
  for (;;) {
    const [chunk] = await once(child.stdout!, 'data')
    const said = /cpu (\d+)/.exec(String(chunk))?.[1]
    if (said) return Number(said)
  }
}
