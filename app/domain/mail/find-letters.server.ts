import { and, desc, eq, inArray, lt, ne, sql, type SQL } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { event, letter, party } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { countWaitingMessages } from './find-inbound.server.ts'
import { recordAudit } from '../records/audit.server.ts'
import type { LetterRow } from './letter-held.server.ts'

/** A letter as a list shows it; its text is read on its own page. */
export interface LetterLine {
  id: string
  purpose: LetterRow['purpose']
  state: LetterRow['state']
  eventId: string | null
  eventTitle: string | null
  label: string | null
  channel: LetterRow['channel']
  address: string | null
  language: string
  createdAt: Date
  sendAfter: Date
  sentAt: Date | null
  attempts: number
  lastError: string | null
}

/** What the list is narrowed to. */
export interface LetterFilter {
  states?: LetterRow['state'][] | undefined
  purpose?: LetterRow['purpose'] | undefined
  eventId?: string | undefined
  /** The last letter of the page before. */
  before?: string | undefined
}

const PAGE = 50

const LINE = {
  id: letter.id,
  purpose: letter.purpose,
  state: letter.state,
  eventId: letter.eventId,
  eventTitle: event.title,
  label: party.label,
  channel: letter.channel,
  address: letter.address,
  language: letter.language,
  createdAt: letter.createdAt,
  sendAfter: letter.sendAfter,
  sentAt: letter.sentAt,
  attempts: letter.attempts,
  lastError: letter.lastError,
}

/**
 * Letters, the newest first, 50 at a time by key, with how many there are in each state.
 *
 * @param seesSignIns Owners only: a link that signs somebody in stands in such a letter.
 */
export async function findLetters(
  db: Database,
  {
    councilId,
    filter,
    seesSignIns,
    actor,
    address,
    now,
  }: {
    councilId: string
    filter: LetterFilter
    seesSignIns: boolean
    actor: Actor
    address: string
    now: Date
  },
): Promise<{
  letters: LetterLine[]
  counts: Partial<Record<LetterRow['state'], number>>
  next: string | undefined
  /** Messages of guests that wait for somebody. */
  waiting: number
}> {
  return inCouncil(db, councilId, async (tx) => {
    const shared = and(
      eq(letter.councilId, councilId),
      seesSignIns ? undefined : ne(letter.purpose, 'sign_in'),
      filter.purpose ? eq(letter.purpose, filter.purpose) : undefined,
      filter.eventId ? eq(letter.eventId, filter.eventId) : undefined,
    )
    const rows = await lines(
      tx,
      and(
        shared,
        filter.states ? inArray(letter.state, filter.states) : undefined,
        filter.before ? lt(letter.id, filter.before) : undefined,
      ),
    )
      .orderBy(desc(letter.id))
      .limit(PAGE + 1)
    const counted = await tx
      .select({ state: letter.state, letters: sql<number>`count(*)::int` })
      .from(letter)
      .where(shared)
      .groupBy(letter.state)
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'letters.viewed',
      detail: { letters: Math.min(rows.length, PAGE), event: filter.eventId ?? null },
      address,
      now,
    })
    return {
      letters: rows.slice(0, PAGE),
      counts: Object.fromEntries(counted.map(({ state, letters }) => [state, letters])),
      waiting: await countWaitingMessages(tx, councilId),
      next: rows.length > PAGE ? rows[PAGE - 1]?.id : undefined,
    }
  })
}

function lines(tx: Database, narrowed: SQL | undefined) {
  return tx
    .select(LINE)
    .from(letter)
    .leftJoin(event, and(eq(event.councilId, letter.councilId), eq(event.id, letter.eventId)))
    .leftJoin(party, and(eq(party.councilId, letter.councilId), eq(party.id, letter.partyId)))
    .where(narrowed)
}

/** One letter and, where it is still kept, the finished message. */
export interface LetterFound extends LetterLine {
  messageId: string
  handledAt: Date | null
  /** Of a text. */
  parts: number | null
  deliveredAt: Date | null
  body: string | null
}

/** A letter of this council; reading its text is written down. */
export async function findLetter(
  db: Database,
  {
    councilId,
    letterId,
    seesSignIns,
    actor,
    address,
    now,
    download = false,
  }: {
    councilId: string
    letterId: string
    seesSignIns: boolean
    actor: Actor
    address: string
    now: Date
    download?: boolean
  },
): Promise<LetterFound | undefined> {
  return inCouncil(db, councilId, async (tx) => {
    const [line] = await lines(
      tx,
      and(
        eq(letter.councilId, councilId),
        eq(letter.id, letterId),
        seesSignIns ? undefined : ne(letter.purpose, 'sign_in'),
      ),
    )
    const [more] = await tx
      .select({
        messageId: letter.messageId,
        handledAt: letter.handledAt,
        parts: letter.parts,
        deliveredAt: letter.deliveredAt,
        body: letter.body,
      })
      .from(letter)
      .where(and(eq(letter.councilId, councilId), eq(letter.id, letterId)))
    if (!line || !more) return undefined
    await recordAudit(tx, {
      councilId,
      actor,
      action: download ? 'letter.downloaded' : 'letter.viewed',
      subjectId: letterId,
      address,
      now,
    })
    return { ...line, ...more }
  })
}
