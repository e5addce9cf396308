import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { root } from '#app/paths.server.ts'
import { freePort } from '#tests/support/free-port.ts'
import { median, rounded, type BenchRow } from '../row.ts'

const MOST_FRESH_S = 90
const MOST_AGAIN_S = 5
const AGAIN = 5

/** From `npm start` to the first page, on a fresh clone and when nothing has changed. */
export const start: BenchRow = {
  id: 'start',
  how: '`git clone` of this repository’s HEAD into an empty folder, then `npm start` with an empty npm cache and no node_modules, until the first page has come; then the same again with nothing changed, the median of five.',
  async measure() {
    const home = mkdtempSync(join(tmpdir(), 'herald-start-'))
    try {
      const clone = join(home, 'herald')
      const cloned = spawnSync('git', ['clone', '--quiet', root, clone], { encoding: 'utf8' })
      if (cloned.status !== 0) throw new Error(cloned.stderr)
      const cache = join(home, 'npm-cache')
      const fresh = await secondsToPage(clone, cache)
      const again: number[] = []
      for (let round = 0; round < AGAIN; round += 1) again.push(await secondsToPage(clone, cache))
      const second = median(again)
      return {
        value: rounded(fresh),
        unit: 's',
        floor: null,
        ratio: null,
        bar: '<= 90 s fresh, <= 5 s again',
        holds: fresh <= MOST_FRESH_S && second <= MOST_AGAIN_S,
        detail: `Again: ${rounded(second, 2)} s (${again.map((one) => rounded(one, 2)).join(', ')}). The machine’s own Node: ${machineNode()}.`,
      }
    } finally {
      rmSync(home, { recursive: true, force: true })
    }
  },
}

/** The environment of somebody who has just opened a terminal: nothing of the launcher that started us. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const env = { ...process.env }
  for (const name of Object.keys(env))
    if (!['HOME', 'LANG', 'PATH', 'NODE_EXTRA_CA_CERTS'].includes(name)) delete env[name]
  const path = (env.PATH ?? '').split(':').filter((part) => !part.includes('node_modules'))
  return Object.assign(env, { PATH: path.join(':') })
}

const machineNode = () =>
  spawnSync('node', ['--version'], { env: ownEnvironment(), encoding: 'utf8' }).stdout.trim()

async function secondsToPage(folder: string, cache: string): Promise<number> {
  const port = await freePort()
  const registry = spawnSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' })
  const from = performance.now()
  const npm = spawn('npm', ['start'], {
    cwd: folder,
    env: {
      ...ownEnvironment(),
      PORT: String(port),
      npm_config_cache: cache,
      npm_config_registry: registry.stdout.trim(),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let said = ''
  npm.stdout.on('data', (chunk) => (said += chunk))
  npm.stderr.on('data', (chunk) => (said += chunk))
  try {
    while (!(await isServed(port))) {
      if (npm.exitCode !== null) throw new Error(`npm start ended with ${npm.exitCode}:\n${said}`)
      if (performance.now() - from > 10 * 60_000)
        throw new Error(`No page in ten minutes:\n${said}`)
      await wait(50)
    }
    return (performance.now() - from) / 1_000
  } finally {
    await end(npm)
  }
}

async function isServed(port: number): Promise<boolean> {
  const answer = await fetch(`http://localhost:${port}/`).catch(() => undefined)
  return answer?.status === 200 && (await answer.text()).includes('</html>')
}

/** npm, its shell, the launcher and the server, by their group. */
async function end(npm: ChildProcess): Promise<void> {
  const gone = once(npm, 'exit')
  if (npm.pid !== undefined && npm.exitCode === null) {
    process.kill(-npm.pid, 'SIGTERM')
    await gone
  }
}
