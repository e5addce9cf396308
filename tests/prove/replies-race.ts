import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { connect, type Connection } from '#db/client.server.ts'
import { startPgServer } from '#tests/support/pg-server.ts'
import { startApp, type RunningApp } from '#tests/support/running-app.ts'
import {
  aScene,
  differencesIn,
  verdictOn,
  type Answering,
  type Scene,
  type Verdict,
} from './replies-scene.ts'
import type { Told } from './answer-all.ts'
import type { Share } from './replying-process.ts'

const SECRET = 'only the proof knows this secret of the installation'
const PROCESSES = 3

/**
 * So many parties answer at the same moment, for places of which there are too few: through three
 * processes on one PostgreSQL and through one on the embedded database, as a browser posts it. The
 * same race with the lock taken out must overbook, or this proof proves nothing.
 */
export async function proveRepliesRace(
  parties: number,
): Promise<{ name: string; runs: number; differences: number }> {
  const postgres = await raceOnServer(parties)
  const embedded = await raceOnEmbedded(parties)
  const control = await raceWithoutLock(parties)
  console.log(`Control, lock off: ${JSON.stringify(control)}`)
  const proves = control.overbooked > 0 ? 0 : 1
  if (proves) console.log('The control with the lock off did not overbook.')
  return { name: 'replies-race', runs: parties, differences: postgres + embedded + proves }
}

async function raceOnServer(parties: number): Promise<number> {
  const server = await startPgServer({ durable: true })
  const apps: RunningApp[] = []
  try {
    const environment = { DATABASE_URL: server.url(), SECRET, WORKER: '0' }
    const starting = Array.from({ length: PROCESSES }, () => startApp({ environment }))
    for (const one of await Promise.all(starting)) apps.push(one)
    const connection = await connect({ url: server.url() })
    const scene = await sceneIn(connection, parties)
    const failures = await postAll(apps, scene)
    const differences = await tell(`${PROCESSES} processes on ${server.version}`, connection, {
      scene,
      failures,
    })
    await connection.close()
    return differences
  } finally {
    await Promise.all(apps.map((app) => app.stop()))
    await server.stop()
  }
}

async function raceOnEmbedded(parties: number): Promise<number> {
  const environment = { SECRET, WORKER: '0', DEMO: '0' }
  const empty = await startApp({ environment })
  await empty.stop({ keepData: true })
  const folder = join(empty.dataDir, 'pg')
  const before = await connect({ folder })
  const scene = await sceneIn(before, parties)
  await before.close()
  const app = await startApp({ environment, dataDir: empty.dataDir })
  const failures = await postAll([app], scene)
  await app.stop()
  const after = await connect({ folder })
  const differences = await tell('1 process on the embedded database', after, { scene, failures })
  await after.close()
  rmSync(empty.dataDir, { recursive: true, force: true })
  return differences
}

/** The control: the same race on a PostgreSQL of its own, without the lock and without the check. */
export async function raceWithoutLock(parties: number): Promise<Verdict> {
  const server = await startPgServer({ durable: true })
  try {
    const connection = await connect({ url: server.url() })
    await connection.migrate()
    const scene = await sceneIn(connection, parties)
    await dropCheckOfPlaces(connection)
    await raceInProcesses(server.url(), scene, { lock: false })
    const verdict = await verdictOn(connection.db, scene)
    await connection.close()
    return verdict
  } finally {
    await server.stop()
  }
}

async function sceneIn(connection: Connection, parties: number): Promise<Scene> {
  await loadSecret(connection.db, SECRET)
  return aScene(connection.db, { parties, now: new Date() })
}

/** The database's own refusal, taken away: what is left is the lock. */
async function dropCheckOfPlaces({ db }: Connection): Promise<void> {
  await db.execute('alter table occurrence drop constraint occurrence_places')
}

async function tell(
  where: string,
  { db }: Connection,
  { scene, failures }: { scene: Scene; failures: string[] },
): Promise<number> {
  const verdict = await verdictOn(db, scene)
  console.log(`${where}: ${JSON.stringify({ ...verdict, failures: failures.length })}`)
  for (const failure of failures.slice(0, 5)) console.log(`  ${failure}`)
  return differencesIn(verdict) + failures.length
}

/** Posts every answer at once, spread over the servers; returns what was not a redirect to the page. */
async function postAll(apps: RunningApp[], { answering }: Scene): Promise<string[]> {
  const answers = await Promise.all(
    answering.map((one, index) => post(apps[index % apps.length]!.origin, one)),
  )
  return answers.filter((answer) => answer !== '303')
}

async function post(origin: string, { token, people }: Answering): Promise<string> {
  try {
    const answer = await fetch(`${origin}/i/${token}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: origin },
      body: new URLSearchParams({ answer: 'yes', people: String(people), step: 'send' }),
    })
    const text = await answer.text()
    return answer.status === 303 ? '303' : `${answer.status} ${text.slice(0, 200)}`
  } catch (error) {
    return String(error)
  }
}

/**
 * The same race through the use-case, in processes of their own on one PostgreSQL.
 *
 * @param lock False plants the fault: no query locks a row.
 */
export async function raceInProcesses(
  url: string,
  { councilId, answering }: Scene,
  { lock = true, now = new Date() }: { lock?: boolean; now?: Date } = {},
): Promise<Told[]> {
  const children = Array.from({ length: PROCESSES }, () => startReplying({ lock }))
  try {
    await Promise.all(
      children.map(async (child, index) => {
        const share: Share = {
          url,
          councilId,
          now: now.toISOString(),
          answering: answering.filter((_, at) => at % PROCESSES === index),
        }
        child.send(share)
        await once(child, 'message')
      }),
    )
    const told = children.map((child) => once(child, 'message'))
    for (const child of children) child.send('go')
    return (await Promise.all(told)).flatMap(([answers]: Told[][]) => answers ?? [])
  } finally {
    for (const child of children) child.kill()
  }
}

function startReplying({ lock }: { lock: boolean }): ChildProcess {
  const fault = join(import.meta.dirname, 'without-lock.ts')
  return fork(join(import.meta.dirname, 'replying-process.ts'), {
    execArgv: lock ? [] : ['--import', fault],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
}
