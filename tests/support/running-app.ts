import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { root } from '#app/paths.server.ts'
import { freePort } from './free-port.ts'

const PATIENCE_MS = 60_000

/** The built product, running in a process of its own, as `npm start` runs it. */
export interface RunningApp {
  /** Such as `http://localhost:40123`; links in letters begin with it. */
  origin: string
  /** Where the embedded database lies; empty where DATABASE_URL was given. */
  dataDir: string
  process: ChildProcess
  /** All that it has said so far, on both streams. */
  said(): string
  /** Ends it as a service manager would, and removes its data folder unless it was given. */
  stop(options?: { keepData?: boolean }): Promise<void>
  /** Ends it as a power cut would; the data folder stays. */
  kill(): Promise<void>
}

interface Options {
  /** What the server is told beside PORT, APP_URL and DATA_DIR; nothing of the machine's own. */
  environment?: Record<string, string>
  /** A data folder that is there already. */
  dataDir?: string
  /** More arguments for Node, such as `--import` of a planted fault. */
  nodeArguments?: string[]
}

/**
 * Start the built server on a free port, and wait until it is ready.
 *
 * @throws With what the server said, when it ends or is not ready within a minute.
 */
export async function startApp({
  environment = {},
  dataDir,
  nodeArguments = [],
}: Options = {}): Promise<RunningApp> {
  if (!existsSync(join(root, 'build/server/index.js')))
    throw new Error('Nothing is built: run npm run build')
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const folder = dataDir ?? mkdtempSync(join(tmpdir(), 'herald-app-'))
  const { PATH, HOME, TMPDIR } = process.env
  const child = spawn(process.execPath, [...nodeArguments, join(root, 'app/server.ts')], {
    cwd: root,
    env: {
      PATH,
      HOME,
      TMPDIR,
      NODE_ENV: 'production',
      PORT: String(port),
      APP_URL: origin,
      DATA_DIR: folder,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  child.stderr.on('data', (chunk) => (said += chunk))
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  // A runner that dies leaves no server behind.
  const killWithUs = () => child.kill('SIGKILL')
  process.once('exit', killWithUs)
  const end = async (signal: NodeJS.Signals) => {
    process.off('exit', killWithUs)
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    await ended
  }
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    await untilReady(child, origin, () => said)
  } catch (error) {
    await end('SIGKILL')
    if (dataDir === undefined) remove()
    throw error
  }
  return {
    origin,
    dataDir: folder,
    process: child,
    said: () => said,
    async stop({ keepData = false } = {}) {
      await end('SIGTERM')
      if (dataDir === undefined && !keepData) remove()
    },
    kill: () => end('SIGKILL'),
  }
}

async function untilReady(child: ChildProcess, origin: string, said: () => string): Promise<void> {
  const until = performance.now() + PATIENCE_MS
  while (performance.now() < until) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The server ended (${child.exitCode ?? child.signalCode}):\n${said()}`)
    const answer = await fetch(`${origin}/readyz`).catch(() => undefined)
    if (answer?.ok) return
    await wait(50)
  }
  throw new Error(`The server was not ready within a minute:\n${said()}`)
}
