import { sql, type SQL } from 'drizzle-orm'
import { setTimeout as sleep } from 'node:timers/promises'
import { logError } from '#app/log.server.ts'
import { inCouncil, type Database } from '#db/client.server.ts'
import { RUNG_ABOUT } from '../events/to-ring.server.ts'
import { isHopeless, pauseAfter } from './backoff.ts'
import type { Pointless } from './letter-fate.ts'
import type { LetterRow } from './letter-held.server.ts'
import type { LetterChannel } from './reach.ts'
import { noteRefusedAddresses, noteRefusedNumbers } from './refused-address.server.ts'
import { askAgainAt } from './text-asking.ts'
import { UNHURRIED } from './unhurried.server.ts'
import { unsendInvitations } from './unsend.server.ts'

/** What came of a letter whose turn it was. */
export type Outcome = { letter: LetterRow } & (
  | {
      kind: 'sent' | 'kept'
      address: string
      /** What was kept of it when it was claimed stays when null. */
      body: string | null
      /** Of a text: who has it now, and in how many parts it goes. */
      text?: { providerId: string; parts: number }
    }
  | { kind: 'pointless'; why: Pointless }
  /** `address`: it is refused for good, whatever is written to it. */
  | { kind: 'failed'; code: string; address?: string }
  /** To be tried again, later and later. `unreachable`: the server's fault, and not the letter's. */
  | { kind: 'later'; code: string; unreachable: boolean }
  /** Its turn ended before it was tried: it goes back as it was. */
  | { kind: 'untouched' }
)

/** What an outcome writes into the letter's row; null leaves a column as it is. */
interface Written {
  state: LetterRow['state']
  attempts: number
  sendAfter: Date | null
  sentAt: Date | null
  lastError: string | null
  address: string | null
  body: string | null
  providerId: string | null
  parts: number | null
  askAt: Date | null
}

const NOTHING = {
  sendAfter: null,
  sentAt: null,
  lastError: null,
  address: null,
  body: null,
  providerId: null,
  parts: null,
  askAt: null,
}

/**
 * Write down what came of letters, in one statement. A letter that another worker has taken meanwhile
 * is left to it. An address that was refused for good is noted with its people.
 */
export async function writeOutcomes(
  db: Database,
  { councilId, outcomes, now }: { councilId: string; outcomes: Outcome[]; now: Date },
): Promise<void> {
  const rows = outcomes.map((outcome) => {
    const { id, attempts: fence } = outcome.letter
    const { state, attempts, sendAfter, sentAt, lastError, address, body, ...text } = written(
      outcome,
      now,
    )
    return sql`(${id}::uuid, ${fence}::int, ${state}::text, ${attempts}::int, ${iso(sendAfter)}::timestamptz, ${iso(sentAt)}::timestamptz, ${lastError}::text, ${address}::text, ${body}::text, ${text.providerId}::text, ${text.parts}::smallint, ${iso(text.askAt)}::timestamptz)`
  })
  await inCouncil(db, councilId, async (tx) => {
    await tx.execute(statement(councilId, rows))
    const refused = (channel: LetterChannel) => [
      ...new Set(
        outcomes.flatMap((one) =>
          one.kind === 'failed' && one.address !== undefined && isAboutGuests(one)
            ? one.letter.channel === channel
              ? [one.address]
              : []
            : [],
        ),
      ),
    ]
    await noteRefusedAddresses(tx, { councilId, addresses: refused('email'), now })
    await noteRefusedNumbers(tx, { councilId, numbers: refused('text'), now })
    const unread = outcomes.filter(
      (one) =>
        (one.kind === 'pointless' && one.why !== 'overtaken') ||
        (one.kind === 'failed' && one.address !== undefined),
    )
    await unsendInvitations(
      tx,
      councilId,
      unread.map((one) => one.letter),
    )
  })
}

const iso = (instant: Date | null) => instant?.toISOString() ?? null

// "is true" keeps the planner from looking for the few letters among all that are being sent.
const statement = (councilId: string, rows: SQL[]): SQL => sql`
  update letter l
  set state = v.state, attempts = v.attempts, leased_until = null,
      send_after = coalesce(v.send_after, l.send_after), sent_at = coalesce(v.sent_at, l.sent_at),
      last_error = v.last_error, address = coalesce(v.address, l.address),
      body = case when v.state in ('sent', 'kept') then coalesce(v.body, l.body) end,
      provider_id = coalesce(v.provider_id, l.provider_id), parts = coalesce(v.parts, l.parts), ask_at = v.ask_at
  from (values ${sql.join(rows, sql`, `)})
    as v(id, fence, state, attempts, send_after, sent_at, last_error, address, body, provider_id, parts, ask_at),
    (select ${UNHURRIED}) as unhurried
  where l.council_id = ${councilId}::uuid and l.id = v.id
    and (l.state = 'sending') is true and l.attempts = v.fence`

function written(outcome: Outcome, now: Date): Written {
  const { attempts, id } = outcome.letter
  const same = { ...NOTHING, attempts }
  switch (outcome.kind) {
    case 'sent':
      return {
        ...same,
        state: 'sent',
        sentAt: now,
        address: outcome.address,
        body: outcome.body,
        ...(outcome.text && {
          providerId: outcome.text.providerId,
          parts: outcome.text.parts,
          askAt: askAgainAt(now, now),
        }),
      }
    case 'kept':
      return { ...same, state: 'kept', address: outcome.address, body: outcome.body }
    case 'pointless':
      // News reaches whoever cannot be written to by telephone.
      if (outcome.why === 'address-gone' && isNews(outcome))
        return { ...same, state: 'by_hand', lastError: outcome.why }
      return { ...same, state: 'cancelled', lastError: outcome.why }
    case 'failed':
      return { ...same, state: 'failed', lastError: outcome.code }
    case 'untouched':
      return { ...same, state: 'queued', attempts: attempts - 1 }
    case 'later':
      if (isHopeless(outcome.letter, now))
        return { ...same, state: 'failed', lastError: `gave-up ${outcome.code}` }
      return {
        ...same,
        state: 'queued',
        lastError: `later ${outcome.code}`,
        sendAfter: new Date(now.getTime() + pauseAfter(attempts, id) * 1_000),
      }
  }
}

const isAboutGuests = ({ letter: { purpose } }: Outcome) =>
  purpose !== 'sign_in' && purpose !== 'test'
const isNews = ({ letter: { purpose } }: Outcome) => RUNG_ABOUT.some((news) => news === purpose)

const PATIENCE_SECONDS = [1, 2, 4, 8, 16]

/**
 * The same, and again when the database is away for half a minute: a letter that was sent and not
 * marked would be sent twice.
 */
export async function writeOutcomesPatiently(
  db: Database,
  given: { councilId: string; outcomes: Outcome[]; now: Date },
): Promise<void> {
  for (const seconds of PATIENCE_SECONDS) {
    try {
      return await writeOutcomes(db, given)
    } catch (error) {
      logError('letters.outcomes-not-written', error, { letters: given.outcomes.length })
      await sleep(seconds * 1_000)
    }
  }
  await writeOutcomes(db, given)
}
