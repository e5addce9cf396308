import { logError } from '#app/log.server.ts'
import type { Council } from '../councils/council.ts'
import type { ClaimedLetter } from './claim.server.ts'
import { composeMessage } from './compose.server.ts'
import type { LetterRow } from './letter-held.server.ts'
import type { Outcome } from './outcomes.server.ts'
import { rawMessage, type RawMessage } from './raw-message.server.ts'
import type { Writer } from './writer.ts'

/** A finished message, ready to be handed over. */
export interface Ready {
  letter: LetterRow
  finished: RawMessage
}

/** Who writes a council's letters: its origin, its sender, and where answers are read. */
export interface Desk {
  originOf: (council: Council) => string
  /** The address that all letters come from, where it is not the council's own. */
  mailFrom?: string | undefined
  /** Whether answers that arrive by mail are read, and where, if not at the sender's address. */
  mailIn?: { address: string | undefined } | undefined
  now: () => Date
}

/** The letter as it goes over the wire, or what came of it instead. */
export function writeLetter(
  { letter, subject }: ClaimedLetter,
  council: Council,
  { originOf, mailFrom, mailIn, now }: Desk,
): Ready | Outcome {
  const address = mailFrom ?? council.mailFromAddress
  const writer: Writer = {
    council,
    origin: originOf(council),
    sender: { name: council.mailFromName, address },
    ...(mailIn ? { answersTo: mailIn.address ?? address } : {}),
    now: now(),
  }
  try {
    const message = composeMessage(letter, subject, writer)
    if (typeof message === 'string') return { letter, kind: 'pointless', why: message }
    return { letter, finished: rawMessage(message) }
  } catch (error) {
    // One letter that cannot be written must not hold up the others.
    logError('letter.not-written', error, { letterId: letter.id, purpose: letter.purpose })
    return { letter, kind: 'failed', code: 'not-written' }
  }
}
