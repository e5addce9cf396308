import { logError } from '#app/log.server.ts'
import type { Database } from '#db/client.server.ts'
import type { Council } from '../councils/council.ts'
import { allCouncils } from '../councils/find-council.server.ts'
import { claimLetters, type ClaimedLetter } from './claim.server.ts'
import { composeText, type TextMessage } from './compose-text.server.ts'
import type { TextPost } from './notify.server.ts'
import { writeOutcomesPatiently, type Outcome } from './outcomes.server.ts'
import { isQuiet, quietHoursOf } from './quiet-hours.ts'
import { partsOf } from './text-parts.ts'

export interface TextDelivery {
  /** Undefined: Notify is not set up, and finished texts are kept to be looked at. */
  texts: TextPost | undefined
  originOf: (council: Council) => string
  now: () => Date
  /** Aborted when the process stops: what is under way is finished, the rest goes back. */
  signal?: AbortSignal
}

const BATCH = 20
/** Twenty texts, each with a question before it, must end before another worker takes them. */
const LEASE_SECONDS = 900

/**
 * Hand every text that is due to Notify, in all councils, one after the other.
 *
 * @returns How many had their turn; `unreachable` when Notify took none, and it is wise to wait.
 */
export async function deliverDueTexts(
  db: Database,
  delivery: TextDelivery,
): Promise<{ texts: number; unreachable: boolean }> {
  const { now, signal } = delivery
  let texts = 0
  for (const council of await allCouncils(db)) {
    for (;;) {
      if (signal?.aborted) return { texts, unreachable: false }
      const at = now()
      const batch = await claimLetters(db, {
        councilId: council.id,
        channel: 'text',
        isQuiet: isQuiet(at, quietHoursOf(council)),
        now: at,
        atMost: BATCH,
        leaseSeconds: LEASE_SECONDS,
      })
      texts += batch.length
      if (!(await deliverBatch(db, council, batch, delivery))) return { texts, unreachable: true }
      if (batch.length < BATCH) break
    }
  }
  return { texts, unreachable: false }
}

/** @returns False when Notify could not be reached: the rest goes back as it was. */
async function deliverBatch(
  db: Database,
  council: Council,
  batch: ClaimedLetter[],
  delivery: TextDelivery,
): Promise<boolean> {
  let isReachable = true
  for (const claimed of batch) {
    const outcome: Outcome =
      isReachable && !delivery.signal?.aborted
        ? await deliver(claimed, council, delivery)
        : { letter: claimed.letter, kind: 'untouched' }
    if (outcome.kind === 'later') isReachable = false
    const outcomes = [outcome]
    await writeOutcomesPatiently(db, { councilId: council.id, outcomes, now: delivery.now() })
  }
  return isReachable
}

async function deliver(
  { letter, subject }: ClaimedLetter,
  council: Council,
  { texts, originOf, now }: TextDelivery,
): Promise<Outcome> {
  let message: TextMessage
  try {
    const composed = composeText(letter, subject, {
      council,
      origin: originOf(council),
      now: now(),
    })
    if (typeof composed === 'string') return { letter, kind: 'pointless', why: composed }
    message = composed
  } catch (error) {
    logError('text.not-written', error, { letterId: letter.id, purpose: letter.purpose })
    return { letter, kind: 'failed', code: 'not-written' }
  }
  const { to: address, text } = message
  if (!texts) return { letter, kind: 'kept', address, body: text }
  const handover = await texts.hand({
    ...message,
    reference: letter.id,
    again: letter.attempts > 1,
  })
  switch (handover.kind) {
    case 'sent':
      return {
        letter,
        kind: 'sent',
        address,
        body: handover.text,
        text: { providerId: handover.providerId, ...partsOf(handover.text) },
      }
    case 'refused': {
      const { code, about } = handover
      return { letter, kind: 'failed', code, ...(about === 'recipient' ? { address } : {}) }
    }
    case 'unreachable':
      return { letter, kind: 'later', code: handover.code, unreachable: true }
  }
}
