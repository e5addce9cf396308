import { setImmediate as turnsEnd } from 'node:timers/promises'
import { inCouncil, type Database } from '#db/client.server.ts'
import type { Result } from '../result.ts'
import type { ReplyGiven, ReplyRefusal } from './reply.ts'
import { takeReplies, type ReplyTaken } from './reply.server.ts'

type Outcome = Result<ReplyTaken, ReplyRefusal>

interface Waiter {
  given: ReplyGiven
  occurrenceId: string
  resolve: (outcome: Outcome) => void
  reject: (error: unknown) => void
}

interface Lane {
  waiting: Waiter[]
  /** Sizes of the transactions, for whoever measures. */
  onBatch?: ((size: number) => void) | undefined
}

/** So many answers share a transaction at most: the first of them waits for the last. */
const MOST_TOGETHER = 100

const lanes = new WeakMap<Database, Map<string, Lane>>()

/**
 * Record an answer like `replyToInvitation`, but share the transaction with the other answers of the
 * council that arrived while the last one was under way: one lock, one commit, one write to the disk for
 * up to a hundred of them. Answers to one date keep the order in which they came; dates take turns, so
 * that a rush to one event holds up no other. Where a shared transaction fails, each of its answers is
 * taken again by itself, so that nobody's depends on another's.
 *
 * @param occurrenceId The date that the invitation is for.
 * @param onBatch Told the size of each transaction.
 */
export function replyInLane(
  db: Database,
  given: ReplyGiven,
  { occurrenceId, onBatch }: { occurrenceId: string; onBatch?: (size: number) => void },
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const ofDatabase = lanes.get(db) ?? new Map<string, Lane>()
    lanes.set(db, ofDatabase)
    const waiter = { given, occurrenceId, resolve, reject }
    const lane = ofDatabase.get(given.councilId)
    if (lane) {
      lane.waiting.push(waiter)
      return
    }
    const opened: Lane = { waiting: [waiter], onBatch }
    ofDatabase.set(given.councilId, opened)
    void drain(db, opened).finally(() => ofDatabase.delete(given.councilId))
  })
}

/** Until nobody waits. Nothing happens between the last look and the lane's end: both are one turn. */
async function drain(db: Database, lane: Lane): Promise<void> {
  // Those who were looked up together come together: the first waits for the last of them.
  await turnsEnd()
  while (lane.waiting.length > 0) {
    const batch = nextBatch(lane.waiting, MOST_TOGETHER)
    const under = new Set(batch)
    lane.waiting = lane.waiting.filter((one) => !under.has(one))
    lane.onBatch?.(batch.length)
    await takeTogether(db, batch)
  }
}

async function takeTogether(db: Database, batch: Waiter[]): Promise<void> {
  const [first] = batch
  if (!first) return
  try {
    const outcomes = await inCouncil(db, first.given.councilId, (tx) =>
      takeReplies(
        tx,
        batch.map(({ given }) => given),
      ),
    )
    for (const [at, outcome] of outcomes.entries()) batch[at]?.resolve(outcome)
  } catch (error) {
    if (batch.length === 1) return first.reject(error)
    // One of them can't be written, or the lock was not to be had: the others must not pay for it.
    for (const one of batch) await takeTogether(db, [one])
  }
}

/**
 * Whose turn it is: one answer of each date in turn, in the order of arrival, and no invitation twice,
 * since the second answer has to see the first.
 */
export function nextBatch<T extends { given: { invitationId: string }; occurrenceId: string }>(
  waiting: readonly T[],
  most: number,
): T[] {
  const byDate = new Map<string, T[]>()
  for (const one of waiting) {
    const ofDate = byDate.get(one.occurrenceId)
    if (ofDate) ofDate.push(one)
    else byDate.set(one.occurrenceId, [one])
  }
  const batch: T[] = []
  const taken = new Set<string>()
  for (let round = 0; batch.length < most && byDate.size > 0; round += 1) {
    for (const [occurrenceId, ofDate] of byDate) {
      const next = ofDate[round]
      // A second answer of one party ends the date's turn in this batch: order is kept.
      if (!next || taken.has(next.given.invitationId)) byDate.delete(occurrenceId)
      else if (batch.length < most) {
        taken.add(next.given.invitationId)
        batch.push(next)
      }
    }
  }
  return batch
}
