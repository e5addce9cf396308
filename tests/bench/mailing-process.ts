/** The row mailing-5000 in a process of its own, with letters' .tsx; prints what was measured as its last line. */
import { sql } from 'drizzle-orm'
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { z } from 'zod'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { allCouncils } from '#app/domain/councils/find-council.server.ts'
import { claimLetters } from '#app/domain/mail/claim.server.ts'
import { composeMessage } from '#app/domain/mail/compose.server.ts'
import { deliverDueLetters } from '#app/domain/mail/deliver.server.ts'
import { rawMessage, type RawMessage } from '#app/domain/mail/raw-message.server.ts'
import { smtpPost, type Post } from '#app/domain/mail/smtp-post.server.ts'
import { root } from '#app/paths.server.ts'
import { connect, type Database } from '#db/client.server.ts'
import { prepareMailing } from '#tests/prove/crash-mailing.ts'
import { startPgServer } from '#tests/support/pg-server.ts'
import { inTurn, rounded, type Measured } from './row.ts'

const LETTERS = 5_000
const ROUNDS = 5
const LEAST_SHARE = 0.6
const ORIGIN = 'https://events.borchester.example'

async function measure(): Promise<Measured> {
  const server = await startPgServer({ durable: true })
  const sink = await startSink()
  const { db, migrate, close } = await connect({ url: server.url() })
  const post = smtpPost(sink.url)
  try {
    await migrate()
    await loadSecret(db, 'a secret that is long enough for a bench')
    await prepareMailing(db, LETTERS)
    // As PostgreSQL does by itself within the minutes in which a mailing can be stopped.
    await db.execute(sql`analyze`)
    const ready = await written(db)
    const perSecond = async (work: () => Promise<void>) => {
      await queueAgain(db)
      const before = await sink.taken()
      const from = performance.now()
      await work()
      const seconds = (performance.now() - from) / 1_000
      const taken = (await sink.taken()) - before
      if (taken !== LETTERS) throw new Error(`${taken} of ${LETTERS} letters arrived`)
      return LETTERS / seconds
    }
    const { sent, handed } = await inTurn(
      {
        handed: () => perSecond(() => handAll(post, ready)),
        sent: () => perSecond(() => sendAll(db, post)),
      },
      ROUNDS,
    )
    const ratio = sent / handed
    return {
      value: rounded(sent, 0),
      unit: 'letters/s',
      floor: rounded(handed, 0),
      ratio: rounded(ratio, 2),
      bar: '>= 60 % of prebuilt messages',
      holds: ratio >= LEAST_SHARE,
      detail: `${rounded(ready.reduce((sum, { raw }) => sum + raw.length, 0) / LETTERS / 1_024, 1)} kB a message.`,
    }
  } finally {
    post.close()
    sink.stop()
    await close()
    await server.stop()
  }
}

async function sendAll(db: Database, post: Post): Promise<void> {
  const given = { post, originOf: () => ORIGIN, now: () => new Date() }
  const { letters } = await deliverDueLetters(db, given)
  if (letters !== LETTERS) throw new Error(`${letters} letters had their turn`)
}

/** The same messages, each as ready as it can be. */
async function handAll(post: Post, ready: RawMessage[]): Promise<void> {
  const waiting = [...ready]
  const lane = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { kind } = await post.hand(next)
      if (kind !== 'sent') throw new Error(`A message was ${kind}`)
    }
  }
  // As many as the pool has connections; it lets none of them idle.
  await Promise.all(Array.from({ length: 10 }, lane))
}

async function written(db: Database): Promise<RawMessage[]> {
  const [council] = await allCouncils(db)
  if (!council) throw new Error('No council')
  const now = new Date()
  const claimed = await claimLetters(db, {
    councilId: council.id,
    channel: 'email',
    now,
    atMost: LETTERS,
    leaseSeconds: 60,
  })
  const sender = { name: council.mailFromName, address: council.mailFromAddress }
  const ready: RawMessage[] = []
  for (const { letter, subject } of claimed) {
    const message = composeMessage(letter, subject, { council, origin: ORIGIN, sender, now })
    if (typeof message === 'string') throw new Error(message)
    ready.push(rawMessage(message))
  }
  return ready
}

const queueAgain = (db: Database) =>
  db.execute(
    sql`update letter set state = 'queued', attempts = 0, leased_until = null, sent_at = null, body = null`,
  )

async function startSink() {
  const child: ChildProcess = fork(path.join(root, 'tests/bench/mail-sink.ts'))
  const [{ port }] = z
    .tuple([z.object({ port: z.number() })])
    .rest(z.unknown())
    .parse(await once(child, 'message'))
  return {
    url: `smtp://127.0.0.1:${port}`,
    async taken() {
      child.send('how many')
      const [{ taken }] = z
        .tuple([z.object({ taken: z.number() })])
        .rest(z.unknown())
        .parse(await once(child, 'message'))
      return taken
    },
    stop: () => void child.kill(),
  }
}

console.log(JSON.stringify(await measure()))
process.exit(0)
