import { inCouncil, type Database } from '#db/client.server.ts'
import { allCouncils } from '../councils/find-council.server.ts'
import { wakeWorker } from '../jobs/wake.server.ts'
import { takeCalendarAnswer } from './calendar-answers.server.ts'
import type { InboundDecision, InboundKind, TakenHere } from './inbound.ts'
import { readInbound, type Inbound } from './read-inbound.server.ts'
import { takeBounce, takeLetterBack } from './returned-letters.server.ts'

/** What became of a message; nothing in it says whose it was. */
export interface Taken {
  kind: Inbound['kind'] | InboundKind
  /** `repeated`: it came before. `ignored`: it is about nothing of ours, or nobody waits for it. */
  outcome: InboundDecision | 'repeated' | 'ignored'
}

/**
 * Take a message that came by mail: a calendar's answer is applied as if it were given on the page, a
 * letter that came back is noted with its address, what needs somebody waits for an officer. A message
 * that comes twice changes nothing the second time, and one that is about nothing of ours leaves no trace.
 *
 * @param raw As it came, whatever it is.
 */
export async function takeInbound(
  db: Database,
  { raw, now }: { raw: Uint8Array; now: Date },
): Promise<Taken> {
  const message = await readInbound(raw)
  if (message.kind === 'automatic' || message.kind === 'unreadable')
    return { kind: message.kind, outcome: 'ignored' }
  // The mailbox serves every council; the calendar entry or the letter says whose message it is.
  for (const { id: councilId } of await allCouncils(db)) {
    const taken = await inCouncil(db, councilId, (tx) => takeHere(tx, { councilId, message, now }))
    if (!taken) continue
    if (taken.outcome !== 'repeated') wakeWorker()
    return taken
  }
  return { kind: message.kind, outcome: 'ignored' }
}

function takeHere(
  tx: Database,
  {
    councilId,
    message,
    now,
  }: {
    councilId: string
    message: Exclude<Inbound, { kind: 'automatic' | 'unreadable' }>
    now: Date
  },
): Promise<TakenHere> {
  switch (message.kind) {
    case 'answer':
      return takeCalendarAnswer(tx, { councilId, message, now })
    case 'bounce':
      return takeBounce(tx, { councilId, message, now })
    case 'unclear-answer':
      return takeLetterBack(tx, { councilId, head: message.head, text: '', now, reason: 'unclear' })
    case 'letter':
      return takeLetterBack(tx, {
        councilId,
        head: message.head,
        text: message.text,
        now,
        reason: 'written',
      })
  }
}
