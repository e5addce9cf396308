import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { insertRows } from '#db/insert-rows.server.ts'
import { letter } from '#db/schema/index.ts'
import { newId } from '../ids.ts'
import type { LetterChannel } from './reach.ts'
import { unsendInvitations } from './unsend.server.ts'

export type LetterPurpose = (typeof letter.$inferSelect)['purpose']

export interface LetterToPost {
  councilId: string
  purpose: LetterPurpose
  /** The invitation, or for a sign-in letter the link. */
  subjectId: string
  /** What caused it: a reply's revision, an occurrence's revision, a round. One letter each, for ever. */
  occasion: string
  eventId?: string
  occurrenceId?: string
  partyId?: string
  taskId?: string
  /** E-mail, unless said otherwise. */
  channel?: LetterChannel
  /** Null: nobody can be written to, so somebody must ring or print. */
  address: string | null
  language: string
  /** The council's sending address; its domain ends the Message-ID. */
  sender: string
  facts?: Record<string, unknown>
  now: Date
  sendAfter?: Date
}

/** What is no longer so once the date does not take place, or not for this party. */
const OVER_WITH_THE_DATE: LetterPurpose[] = [
  'invitation',
  'invitation_reminder',
  'reply',
  'place_confirmed',
  'place_offered',
  'offer_ended',
  'reminder',
  'thanks',
  'event_changed',
  'finish_reply',
  'proof',
  'proof_reminder',
]

/**
 * What a newer letter about the same invitation overtakes, as long as it has not gone out: nobody
 * should read first that they wait and a second later that they come, or an old time after a new one.
 */
const OVERTAKES: Partial<Record<LetterPurpose, LetterPurpose[]>> = {
  reply: [
    'reply',
    'place_confirmed',
    'place_offered',
    'offer_ended',
    'invitation_reminder',
    'finish_reply',
  ],
  finish_reply: ['invitation_reminder'],
  place_confirmed: ['reply', 'place_offered'],
  place_offered: ['reply', 'offer_ended'],
  offer_ended: ['place_offered'],
  event_cancelled: OVER_WITH_THE_DATE,
  withdrawn: OVER_WITH_THE_DATE,
  event_changed: ['event_changed'],
  proof: ['proof', 'proof_reminder'],
  proof_reminder: ['proof_reminder'],
}

/**
 * Put letters in the outbox, in the transaction of what caused them. A letter that was already
 * posted for the same purpose, subject and occasion is not posted again.
 *
 * @returns How many are new.
 */
export async function postLetters(tx: Database, letters: LetterToPost[]): Promise<number> {
  await cancelOvertaken(tx, letters)
  if (letters.length === 0) return 0
  const rows = letters.map(({ sender, now, sendAfter, facts, ...columns }) => {
    const id = newId()
    return {
      ...columns,
      id,
      state: columns.address === null ? ('by_hand' as const) : ('queued' as const),
      facts: facts ?? {},
      sendAfter: sendAfter ?? now,
      createdAt: now,
      messageId: `<${id}@${sender.split('@')[1] ?? 'localhost'}>`,
    }
  })
  const written = await insertRows(tx, letter, rows, sql`on conflict do nothing returning id`)
  return written.length
}

async function cancelOvertaken(tx: Database, letters: LetterToPost[]): Promise<void> {
  for (const [purpose, overtaken] of Object.entries(OVERTAKES)) {
    const mine = letters.filter((one) => one.purpose === purpose)
    const [first] = mine
    if (!first) continue
    const cancelled = await tx
      .update(letter)
      .set({ state: 'cancelled' })
      .where(
        and(
          eq(letter.councilId, first.councilId),
          inArray(
            letter.subjectId,
            mine.map((one) => one.subjectId),
          ),
          inArray(letter.purpose, overtaken),
          inArray(letter.state, ['queued', 'by_hand']),
        ),
      )
      .returning()
    await unsendInvitations(tx, first.councilId, cancelled)
  }
}
