import { logError } from '#app/log.server.ts'
import type { Database } from '#db/client.server.ts'
import type { Council } from '../councils/council.ts'
import { allCouncils } from '../councils/find-council.server.ts'
import { claimLetters, type ClaimedLetter } from './claim.server.ts'
import { composeMessage } from './compose.server.ts'
import { grouped } from './grouped.ts'
import type { Writer } from './guest-letter.server.ts'
import { writeOutcomesPatiently, type Outcome } from './outcomes.server.ts'
import { rawMessage } from './raw-message.server.ts'
import { CONNECTIONS, type Post } from './smtp-post.server.ts'

export interface Delivery {
  /** Undefined: there is no mail server, and finished letters are kept to be looked at. */
  post: Post | undefined
  originOf: (council: Council) => string
  /** The address that all letters come from, where it is not the council's own. */
  mailFrom?: string | undefined
  now: () => Date
  /** Aborted when the process stops: what is under way is finished, the rest goes back. */
  signal?: AbortSignal
  leaseSeconds?: number
}

const BATCH = 50
const LEASE_SECONDS = 300
/** Whoever has less of the lease left does not begin to send: the server may take a minute to answer. */
const MARGIN = 1 / 3
/** After so many failures in a row it is the server, and not the letters. */
const SERVER_IS_AWAY = CONNECTIONS

/**
 * Send every letter that is due, in all councils.
 *
 * A letter is marked before it is handed over and right after, so that at most those under way when
 * a worker is killed go out twice, each with the Message-ID that it had.
 *
 * @returns How many had their turn; `unreachable` when the mail server could not be reached, and it
 *   is wise to wait before the next try.
 */
export async function deliverDueLetters(
  db: Database,
  delivery: Delivery,
): Promise<{ letters: number; unreachable: boolean }> {
  const { now, signal, leaseSeconds = LEASE_SECONDS } = delivery
  const councils = await allCouncils(db)
  const luck = { failuresInARow: 0 }
  let letters = 0
  for (;;) {
    let found = 0
    for (const council of councils) {
      if (signal?.aborted) return { letters, unreachable: false }
      const due = { councilId: council.id, now: now(), atMost: BATCH, leaseSeconds }
      const batch = await claimLetters(db, due)
      found += batch.length
      letters += batch.length
      await deliverBatch(db, council, batch, { ...delivery, luck })
      if (luck.failuresInARow >= SERVER_IS_AWAY) return { letters, unreachable: true }
    }
    if (found === 0) return { letters, unreachable: false }
  }
}

async function deliverBatch(
  db: Database,
  council: Council,
  batch: ClaimedLetter[],
  delivery: Delivery & { luck: { failuresInARow: number } },
): Promise<void> {
  const { now, signal, luck, leaseSeconds = LEASE_SECONDS } = delivery
  const waiting = [...batch]
  const write = grouped((outcomes: Outcome[]) =>
    writeOutcomesPatiently(db, { councilId: council.id, outcomes, now: now() }),
  )
  const mayBegin = ({ letter }: ClaimedLetter) =>
    !signal?.aborted &&
    luck.failuresInARow < SERVER_IS_AWAY &&
    (letter.leasedUntil?.getTime() ?? 0) - now().getTime() > leaseSeconds * MARGIN * 1_000
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const outcome: Outcome = mayBegin(next)
        ? await deliverOne(next, council, delivery)
        : { letter: next.letter, kind: 'untouched' }
      if (outcome.kind === 'later' && outcome.unreachable) luck.failuresInARow += 1
      else if (outcome.kind === 'sent') luck.failuresInARow = 0
      await write(outcome)
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, lane))
}

async function deliverOne(
  { letter, subject }: ClaimedLetter,
  council: Council,
  { post, originOf, mailFrom, now }: Delivery,
): Promise<Outcome> {
  const writer: Writer = {
    council,
    origin: originOf(council),
    sender: { name: council.mailFromName, address: mailFrom ?? council.mailFromAddress },
    now: now(),
  }
  try {
    const message = composeMessage(letter, subject, writer)
    if (typeof message === 'string') return { letter, kind: 'pointless', why: message }
    const finished = await rawMessage(message)
    const { address } = message.to
    if (!post) return { letter, kind: 'kept', address, body: finished.raw.toString('latin1') }
    const handover = await post.hand(finished)
    if (handover.kind === 'refused') return { letter, kind: 'failed', code: handover.code }
    if (handover.kind !== 'sent')
      return {
        letter,
        kind: 'later',
        code: handover.code,
        unreachable: handover.kind === 'unreachable',
      }
    // A link that signs somebody in is not kept a moment longer than it must be.
    const body = letter.purpose === 'sign_in' ? null : finished.raw.toString('latin1')
    return { letter, kind: 'sent', address, body }
  } catch (error) {
    // One letter that cannot be written must not hold up the others.
    logError('letter.not-written', error, { letterId: letter.id, purpose: letter.purpose })
    return { letter, kind: 'failed', code: 'not-written' }
  }
}
