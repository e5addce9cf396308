import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from './free-port.ts'
import { findBinaries, lesserUser, makeRunnable, type Identity } from './pg-binaries.ts'

/** A PostgreSQL of our own that vanishes with the process that started it. */
export interface PgServer {
  /** Connection string of one of its databases, as superuser; `postgres` when none is named. */
  url: (database?: string) => string
  /** Such as `postgres (PostgreSQL) 18.4`. */
  version: string
  process: ChildProcess
  /** Ends it and removes its data. */
  stop: () => Promise<void>
}

interface Options {
  /** fsync and synchronous_commit on, as in production; off they make tests quick. */
  durable?: boolean
  /** More lines of postgresql.conf, by name. */
  settings?: Record<string, string | number>
}

const QUICK = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
const BIND_ATTEMPTS = 4
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Starts a PostgreSQL on a free port of 127.0.0.1, with its data in a temporary folder. */
export async function startPgServer({
  durable = false,
  settings = {},
}: Options = {}): Promise<PgServer> {
  const user = lesserUser()
  const home = mkdtempSync(join(tmpdir(), 'herald-pg-'))
  if (user.uid !== undefined && user.gid !== undefined) chownSync(home, user.uid, user.gid)
  const remove = () => rmSync(home, { recursive: true, force: true })
  try {
    const programs = makeRunnable(findBinaries(), user, home)
    const all = {
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      max_connections: 120,
      shared_buffers: '128MB',
      timezone: 'UTC',
      log_min_messages: 'warning',
      ...(durable ? {} : QUICK),
      ...settings,
    }
    const arguments_ = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    makeCluster(programs, user, home)
    const { server, port } = await serve(programs, user, home, arguments_)
    const kill = () => {
      server.kill('SIGQUIT')
      remove()
    }
    process.once('exit', kill)
    for (const signal of SIGNALS) process.once(signal, leave)
    const version = spawnSync(join(programs, 'postgres'), ['--version'], {
      ...user,
      encoding: 'utf8',
    })
    return {
      url: (database = 'postgres') => `postgres://postgres@127.0.0.1:${port}/${database}`,
      version: version.stdout.trim(),
      process: server,
      stop: async () => {
        process.off('exit', kill)
        for (const signal of SIGNALS) process.off(signal, leave)
        const ended = new Promise((resolve) => server.once('exit', resolve))
        if (server.exitCode === null && server.signalCode === null && server.kill('SIGINT'))
          await ended
        remove()
      },
    }
  } catch (error) {
    remove()
    throw error
  }
}

/** A signal alone ends a process without its `exit` event, and the server would stay. */
function leave(signal: NodeJS.Signals): void {
  process.exit(128 + constants.signals[signal])
}

function makeCluster(programs: string, user: Identity, home: string): void {
  const locale = ['-E', 'UTF8', '--locale=C.UTF-8']
  const made = spawnSync(
    join(programs, 'initdb'),
    ['-D', join(home, 'data'), '-U', 'postgres', '-A', 'trust', '--no-sync', ...locale],
    { ...user, cwd: home, env: surroundings(home), encoding: 'utf8' },
  )
  if (made.status !== 0)
    throw new Error(`initdb failed: ${made.error ?? ''}${made.stderr}${made.stdout}`)
}

async function serve(programs: string, user: Identity, home: string, settings: string[]) {
  let said = ''
  for (let attempt = 1; attempt <= BIND_ATTEMPTS; attempt += 1) {
    const port = await freePort()
    const server = spawn(
      join(programs, 'postgres'),
      ['-D', join(home, 'data'), '-p', String(port), ...settings],
      { ...user, cwd: home, env: surroundings(home), stdio: ['ignore', 'ignore', 'pipe'] },
    )
    server.stderr.on('data', (chunk) => (said = `${said}${chunk}`.slice(-10_000)))
    server.once('error', (error) => (said += error.message))
    if (await isReady(server, home)) return { server, port }
    if (!said.includes('could not bind')) break // a port that somebody else just took is tried again
  }
  throw new Error(`PostgreSQL did not start: ${said}`)
}

async function isReady(server: ChildProcess, home: string): Promise<boolean> {
  while (server.pid !== undefined && server.exitCode === null && server.signalCode === null) {
    if (statusLine(home) === 'ready') return true
    await wait(10)
  }
  return false
}

/** The eighth line of postmaster.pid: unlike the log it speaks no language. */
function statusLine(home: string): string | undefined {
  try {
    return readFileSync(join(home, 'data', 'postmaster.pid'), 'utf8')
      .split('\n')[7]
      ?.trim()
  } catch {
    return undefined // not written yet
  }
}

function surroundings(home: string): NodeJS.ProcessEnv {
  const { PATH, SystemRoot } = process.env
  return { PATH, SystemRoot, LC_ALL: 'C.UTF-8', TZ: 'UTC', HOME: home, NODE_ENV: 'test' }
}
