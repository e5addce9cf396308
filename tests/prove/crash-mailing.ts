import { sql } from 'drizzle-orm'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { newId } from '#app/domain/ids.ts'
import { runDueTasks } from '#app/domain/jobs/run-tasks.server.ts'
import { MAILING, startMailing } from '#app/domain/mail/mailing.server.ts'
import { runMailing } from '#app/domain/mail/run-mailing.server.ts'
import { CONNECTIONS } from '#app/domain/mail/smtp-post.server.ts'
import { root } from '#app/paths.server.ts'
import { connect, inCouncil, rowsOf, type Database } from '#db/client.server.ts'
import { invitation, party, person } from '#db/schema/index.ts'
import { anEvent, type Setting } from '#tests/support/factories.ts'
import { startPgServer } from '#tests/support/pg-server.ts'
import { aMailServer } from '#tests/support/mail-server.ts'

export interface CrashMailing {
  letters: number
  kills: number
  /** Message-IDs that never arrived, and that arrived though no letter has them. */
  lost: number
  strange: number
  /** Letters that arrived more than once, each time with the same Message-ID. */
  twice: number
  /** How many may: those under way when a worker was killed. */
  mayBeTwice: number
  seconds: number
}

/**
 * A mailing of `letters` through two workers on one PostgreSQL and a real mail server. Each worker is
 * killed with kill -9 in the middle, and another takes its place.
 *
 * @param url A PostgreSQL database of its own, empty.
 */
export async function runCrashMailing(
  letters: number,
  { url, kills = 2 }: { url: string; kills?: number },
): Promise<CrashMailing> {
  const { db, migrate, close } = await connect({ url })
  const server = await aMailServer()
  const workers: ChildProcess[] = []
  const begun = performance.now()
  try {
    await migrate()
    await loadSecret(db, 'a secret that is long enough for proofs')
    await prepareMailing(db, letters)
    const start = () => startMailWorker({ url, smtp: server.url })
    workers.push(await start(), await start())
    for (let kill = 1; kill <= kills; kill += 1) {
      await until(() => server.arrived.length >= (letters * kill) / (kills + 1))
      const victim = workers.shift()
      victim?.kill('SIGKILL')
      workers.push(await start())
    }
    const ids = await messageIds(db)
    await until(async () => (await waiting(db)) === 0)
    const arrived = server.arrived.map(({ messageId }) => messageId)
    return {
      letters: ids.size,
      kills,
      lost: [...ids].filter((id) => !arrived.includes(id)).length,
      strange: arrived.filter((id) => !ids.has(id)).length,
      twice: arrived.length - new Set(arrived).size,
      mayBeTwice: CONNECTIONS * kills,
      seconds: (performance.now() - begun) / 1_000,
    }
  } finally {
    for (const worker of workers) worker.kill('SIGKILL')
    await server.close()
    await close()
  }
}

/** The proof as `npm run -s prove -- crash-mailing` runs it, on a PostgreSQL of its own that keeps its promises. */
export async function proveCrashMailing(
  letters: number,
): Promise<{ name: string; runs: number; differences: number }> {
  const server = await startPgServer({ durable: true })
  try {
    const proof = await runCrashMailing(letters, { url: server.url() })
    console.log(JSON.stringify(proof))
    const tooOften = Math.max(0, proof.twice - proof.mayBeTwice)
    return {
      name: 'crash-mailing',
      runs: letters,
      differences: proof.lost + proof.strange + tooOften,
    }
  } finally {
    await server.stop()
  }
}

/** A mailing whose letters are due now. */
export async function prepareMailing(db: Database, letters: number): Promise<void> {
  const now = new Date()
  const setting = await anEvent(db, { startsAt: new Date(now.getTime() + 30 * 86_400_000) })
  await inviteMany(db, setting, letters, now)
  const past = new Date(now.getTime() - 10 * 60_000)
  const started = await startMailing(db, {
    ...setting,
    actor: { kind: 'system', name: 'command' },
    now: past,
    whom: 'new',
  })
  if (!started.ok) throw new Error(started.reason)
  await runDueTasks(db, { now: () => new Date(), runners: { [MAILING]: runMailing } })
}

/** Families with an address each, in three languages, written in a few statements. */
export async function inviteMany(
  db: Database,
  { councilId, occurrenceId }: Setting,
  families: number,
  now: Date,
): Promise<void> {
  const languages = ['en', 'ar', 'uk']
  const names = ['Samuel Okafor', 'أميرة الخطيب', 'Олена Коваль']
  const rows = Array.from({ length: families }, (_, i) => ({
    personId: newId(),
    partyId: newId(),
    invitationId: newId(),
    language: languages[i % 3] ?? 'en',
    name: `${names[i % 3]} ${i}`,
    email: `family${i}@example.org`,
  }))
  for (let from = 0; from < rows.length; from += 1_000) {
    const part = rows.slice(from, from + 1_000)
    await inCouncil(db, councilId, async (tx) => {
      await tx.insert(person).values(
        part.map(({ personId, name, language, email }) => ({
          councilId,
          id: personId,
          fullName: name,
          language,
          email,
          nameSearch: name,
          nameSort: name,
          createdAt: now,
        })),
      )
      await tx.insert(party).values(
        part.map(({ partyId, personId, name, language }) => ({
          councilId,
          id: partyId,
          kind: 'household' as const,
          contactId: personId,
          label: name,
          labelSort: name,
          language,
          createdAt: now,
        })),
      )
      await tx.insert(invitation).values(
        part.map(({ invitationId, partyId }) => ({
          councilId,
          id: invitationId,
          occurrenceId,
          partyId,
          peopleLimit: 6,
          source: 'import' as const,
          calendarUid: `${invitationId}@borchester.example`,
          createdAt: now,
        })),
      )
    })
  }
}

/** A worker of its own process that sends what is due, until it is killed. */
export async function startMailWorker({
  url,
  smtp,
}: {
  url: string
  smtp: string
}): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    [path.join(root, 'tests/support/in-vite.ts'), 'tests/prove/mail-worker.ts'],
    {
      env: { ...process.env, PROOF_DATABASE_URL: url, PROOF_SMTP_URL: smtp, VITEST: '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const early = once(child, 'exit').then(() => {
    throw new Error('The worker ended before it was ready')
  })
  early.catch(() => undefined)
  await Promise.race([once(child.stdout, 'data'), early])
  return child
}

async function messageIds(db: Database): Promise<Set<string>> {
  const rows = await rowsOf(db, sql`select message_id from letter`, (row) => ({
    id: String(row.message_id),
  }))
  return new Set(rows.map(({ id }) => id))
}

async function waiting(db: Database): Promise<number> {
  const [row] = await rowsOf(
    db,
    sql`select count(*)::int as letters from letter where state in ('queued', 'sending')`,
    (found) => ({ letters: Number(found.letters) }),
  )
  return row?.letters ?? 0
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 30 * 60_000
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('It did not come to an end')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
