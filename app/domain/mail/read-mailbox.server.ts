import type { ImapFlow } from 'imapflow'
import { log, logError } from '#app/log.server.ts'
import type { Database } from '#db/client.server.ts'
import { openImap, type ImapServer } from './imap-session.server.ts'
import {
  leaseMailbox,
  mailboxKey,
  noteReadUpTo,
  releaseMailbox,
  type MailboxLease,
} from './mailbox-lease.server.ts'
import { MOST_INBOUND_BYTES } from './read-inbound.server.ts'
import { takeInbound, type Taken } from './take-inbound.server.ts'

/** Where messages go that Herald has dealt with; letters that people wrote stay where they are. */
export const DONE_FOLDER = 'Herald'
/** The first look at a mailbox goes back so far. */
const FIRST_LOOK_DAYS = 14
/** One look reads so many at most; the next one goes on. */
const MOST_AT_ONCE = 500

/**
 * Read what has come into the mailbox since the last look, and take each message. One process does it at a
 * time; each message is marked as read up to before the next, so that a process that is killed leaves
 * at most one message to be taken again, which changes nothing.
 *
 * @param owner Names this process.
 * @returns How many messages were looked at; undefined while another process reads.
 */
export async function readMailbox(
  db: Database,
  {
    server,
    owner,
    now,
    signal,
  }: { server: ImapServer; owner: string; now: () => Date; signal?: AbortSignal },
): Promise<number | undefined> {
  const lease = await leaseMailbox(db, { key: mailboxKey(server), owner, now: now() })
  if (!lease) return undefined
  try {
    const client = await openImap(server)
    try {
      const inbox = await client.getMailboxLock('INBOX')
      try {
        return await readInbox(db, client, { lease, now, signal })
      } finally {
        inbox.release()
      }
    } finally {
      await client.logout().catch(() => client.close())
    }
  } finally {
    await releaseMailbox(db, lease, now())
  }
}

async function readInbox(
  db: Database,
  client: ImapFlow,
  {
    lease: { key, owner, ...before },
    now,
    signal,
  }: { lease: MailboxLease; now: () => Date; signal: AbortSignal | undefined },
): Promise<number> {
  const uidValidity = client.mailbox ? String(client.mailbox.uidValidity) : ''
  // Another number means that the server has numbered its messages anew.
  const lastUid = before.uidValidity === uidValidity ? before.lastUid : 0
  let looked = 0
  for (const uid of await newMessages(client, lastUid, now())) {
    if (signal?.aborted) break
    const taken = await takeOne(db, client, { uid, place: `${key} ${uidValidity}`, now: now() })
    if (taken && isDone(taken)) await putAway(client, uid)
    looked += 1
    if (!(await noteReadUpTo(db, { key, owner, uidValidity, lastUid: uid }, now()))) break
  }
  return looked
}

/** A message that fails so often stays in the mailbox unread, so that those behind it are read. */
const MOST_TRIES = 3
const tries = new Map<string, number>()

/** Whether a message has failed for the last time. While the database is away it fails too, but nothing is noted as read. */
function isStuck(message: string): boolean {
  const failed = (tries.get(message) ?? 0) + 1
  // Only the message at the head of its mailbox can fail twice in a row.
  if (failed < MOST_TRIES) tries.set(message, failed)
  else tries.delete(message)
  return failed >= MOST_TRIES
}

async function newMessages(client: ImapFlow, lastUid: number, now: Date): Promise<number[]> {
  const since = new Date(now.getTime() - FIRST_LOOK_DAYS * 86_400_000)
  const found = await client.search(
    { uid: `${lastUid + 1}:*`, ...(lastUid === 0 ? { since } : {}) },
    { uid: true },
  )
  // A range to the end always holds the last message, however old.
  return (found || [])
    .filter((uid) => uid > lastUid)
    .toSorted((a, b) => a - b)
    .slice(0, MOST_AT_ONCE)
}

async function takeOne(
  db: Database,
  client: ImapFlow,
  { uid, place, now }: { uid: number; place: string; now: Date },
): Promise<Taken | undefined> {
  // One byte more than is read says that there is more.
  const message = await client.fetchOne(
    String(uid),
    { source: { start: 0, maxLength: MOST_INBOUND_BYTES + 1 } },
    { uid: true },
  )
  if (!message || !message.source) return undefined
  const taken = await takeInbound(db, { raw: message.source, now }).catch((error: unknown) => {
    if (!isStuck(`${place} ${uid}`)) throw error
    logError('mail-in.passed-over', error)
    return undefined
  })
  if (!taken) return undefined
  log('mail-in.taken', { by: 'mailbox', kind: taken.kind, outcome: taken.outcome })
  return taken
}

/** Answers and returned letters need nobody in the mailbox any more; what a person wrote may. */
const isDone = ({ kind, outcome }: Taken): boolean =>
  outcome !== 'ignored' && kind !== 'letter' && kind !== 'unclear-answer'

async function putAway(client: ImapFlow, uid: number): Promise<void> {
  if (await moved(client, uid)) return
  // It is not there before the first message; where it is, the server says so, which changes nothing.
  await client.mailboxCreate(DONE_FOLDER).catch(() => undefined)
  if (await moved(client, uid)) return
  // A server where nobody may make folders, or move: the message is at least not new any more.
  await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true })
}

const moved = (client: ImapFlow, uid: number): Promise<boolean> =>
  client.messageMove(String(uid), DONE_FOLDER, { uid: true }).then(
    (done) => done !== false,
    () => false,
  )
