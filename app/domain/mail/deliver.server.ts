import type { Database } from '#db/client.server.ts'
import type { Council } from '../councils/council.ts'
import { allCouncils } from '../councils/find-council.server.ts'
import { returnAllowance, takeAllowance } from './allowance.server.ts'
import { claimLetters } from './claim.server.ts'
import { grouped } from './grouped.ts'
import type { LetterRow } from './letter-held.server.ts'
import { isQuiet, quietHoursOf } from './quiet-hours.ts'
import { writeOutcomesPatiently, type Outcome } from './outcomes.server.ts'
import { CONNECTIONS, type Post } from './smtp-post.server.ts'
import { writeLetter, type Desk, type Ready } from './write-letter.server.ts'

export interface Delivery extends Desk {
  /** Undefined: there is no mail server, and finished letters are kept to be looked at. */
  post: Post | undefined
  /** Letters a minute at most, of all processes together; as many as go when not given. */
  perMinute?: number | undefined
  /** Aborted when the process stops: what is under way is finished, the rest goes back. */
  signal?: AbortSignal
  leaseSeconds?: number
}

const FIRST_BATCH = 50
const MOST_IN_BATCH = 125
const BATCHES_IN_A_TURN = 10
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
  // While one batch goes out the next is read; a second's worth, so that what is urgent waits no longer.
  let pace = FIRST_BATCH
  const claim = async (council: Council): Promise<Turn[]> => {
    if (signal?.aborted) return []
    const at = now()
    const { perMinute } = delivery
    const atMost = perMinute ? await takeAllowance(db, { perMinute, wanted: pace, now: at }) : pace
    if (atMost === 0) return []
    const turns = new Map<string, Turn>()
    const batch = await claimLetters(db, {
      councilId: council.id,
      channel: 'email',
      now: at,
      atMost,
      leaseSeconds,
      isQuiet: isQuiet(at, quietHoursOf(council)),
      bodyOf: (one) => {
        const turn = writeLetter(one, council, delivery)
        turns.set(one.letter.id, turn)
        return 'finished' in turn ? bodyOf(turn, delivery) : null
      },
    })
    if (perMinute) await returnAllowance(db, { unused: atMost - batch.length, now: at })
    return batch.map(({ letter }) => turns.get(letter.id) ?? untouched(letter))
  }
  for (;;) {
    let found = 0
    for (const council of councils) {
      let batch = await claim(council)
      found += batch.length
      // A council with many letters goes on for a few batches before the next has its turn.
      for (let turn = 1; batch.length > 0; turn += 1) {
        const isLast = turn === BATCHES_IN_A_TURN
        const ahead = isLast ? Promise.resolve([]) : claim(council)
        // It is awaited below; until then nobody else would hear of a failure.
        ahead.catch(() => undefined)
        letters += batch.length
        const from = performance.now()
        await deliverBatch(db, council, batch, { ...delivery, luck })
        pace = paceAfter(batch.length, performance.now() - from)
        const next = await ahead
        if (luck.failuresInARow >= SERVER_IS_AWAY) {
          await giveBack(db, council, next, now())
          return { letters, unreachable: true }
        }
        batch = next
      }
    }
    if (found === 0 || signal?.aborted) return { letters, unreachable: false }
  }
}

/** A letter whose turn it is: finished, or what came of it without being handed over. */
type Turn = Ready | Outcome

const untouched = (letter: LetterRow): Outcome => ({ letter, kind: 'untouched' })

const paceAfter = (letters: number, ms: number): number =>
  Math.min(Math.max(Math.round((letters / ms) * 1_000), FIRST_BATCH), MOST_IN_BATCH)

/** Letters that were claimed ahead and will not be tried now. */
async function giveBack(db: Database, council: Council, batch: Turn[], now: Date) {
  if (batch.length === 0) return
  const outcomes = batch.map(({ letter }) => untouched(letter))
  await writeOutcomesPatiently(db, { councilId: council.id, outcomes, now })
}

async function deliverBatch(
  db: Database,
  council: Council,
  batch: Turn[],
  delivery: Delivery & { luck: { failuresInARow: number } },
): Promise<void> {
  const { now, signal, luck, leaseSeconds = LEASE_SECONDS } = delivery
  const waiting = [...batch]
  const write = grouped((outcomes: Outcome[]) =>
    writeOutcomesPatiently(db, { councilId: council.id, outcomes, now: now() }),
  )
  const mayBegin = ({ letter }: Turn) =>
    !signal?.aborted &&
    luck.failuresInARow < SERVER_IS_AWAY &&
    (letter.leasedUntil?.getTime() ?? 0) - now().getTime() > leaseSeconds * MARGIN * 1_000
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const ready = mayBegin(next) ? next : untouched(next.letter)
      const outcome = 'kind' in ready ? ready : await handOver(ready, delivery)
      if (outcome.kind === 'later' && outcome.unreachable) luck.failuresInARow += 1
      else if (outcome.kind === 'sent') luck.failuresInARow = 0
      // None is handed over before what came of the one before it is written down.
      await write(outcome)
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, lane))
}

/** What is kept of a letter. A link that signs somebody in is kept only where it cannot be sent. */
const bodyOf = ({ letter, finished }: Ready, { post }: Delivery): string | null =>
  post && letter.purpose === 'sign_in' ? null : finished.raw.toString('latin1')

async function handOver({ letter, finished }: Ready, { post }: Delivery): Promise<Outcome> {
  const [address] = finished.envelope.to
  if (!post) return { letter, kind: 'kept', address, body: null }
  const handover = await post.hand(finished)
  if (handover.kind === 'refused') {
    const { code, about } = handover
    return { letter, kind: 'failed', code, ...(about === 'recipient' ? { address } : {}) }
  }
  if (handover.kind !== 'sent') {
    const unreachable = handover.kind === 'unreachable'
    return { letter, kind: 'later', code: handover.code, unreachable }
  }
  return { letter, kind: 'sent', address, body: null }
}
