import { and, asc, eq, inArray, lte, or, sql } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { letter } from '#db/schema/index.ts'
import { readLetterSubjects, type LetterSubject } from './letter-subject.server.ts'
import type { LetterRow } from './letter-held.server.ts'
import type { LetterChannel } from './reach.ts'

/** A letter whose turn has come, and what it is about now. */
export interface ClaimedLetter {
  letter: LetterRow
  subject: LetterSubject | undefined
}

/** What the clock sends waits for the morning, also what the mail server did not take in the evening. */
const goesAtNight = sql`(${letter.facts} ->> 'rule' is null or ${letter.facts} ->> 'atOnce' = 'true')`

/**
 * Take letters that are due, for a while: those that wait, and those whose worker has died. Workers
 * that ask at the same moment get different letters. What somebody is waiting for (a sign-in link, the
 * confirmation of an answer) goes before a mailing of thousands.
 *
 * @param isQuiet Letters that rules send stay here.
 * @param leaseSeconds After so long without news another worker takes them.
 */
export async function claimLetters(
  db: Database,
  {
    councilId,
    channel,
    now,
    atMost,
    leaseSeconds,
    isQuiet = false,
  }: {
    councilId: string
    channel: LetterChannel
    now: Date
    atMost: number
    leaseSeconds: number
    isQuiet?: boolean
  },
): Promise<ClaimedLetter[]> {
  return inCouncil(db, councilId, async (tx) => {
    const due = await tx
      .select({ id: letter.id })
      .from(letter)
      .where(
        and(
          eq(letter.councilId, councilId),
          eq(letter.channel, channel),
          isQuiet ? goesAtNight : undefined,
          or(
            and(eq(letter.state, 'queued'), lte(letter.sendAfter, now)),
            and(eq(letter.state, 'sending'), lte(letter.leasedUntil, now)),
          ),
        ),
      )
      .orderBy(sql`${letter.taskId} is not null`, asc(letter.sendAfter), asc(letter.id))
      .limit(atMost)
      .for('update', { skipLocked: true })
    if (due.length === 0) return []
    const claimed = await tx
      .update(letter)
      .set({
        state: 'sending',
        attempts: sql`${letter.attempts} + 1`,
        leasedUntil: new Date(now.getTime() + leaseSeconds * 1_000),
      })
      .where(
        and(
          eq(letter.councilId, councilId),
          inArray(
            letter.id,
            due.map(({ id }) => id),
          ),
        ),
      )
      .returning()
    const subjects = await readLetterSubjects(tx, { councilId, letters: claimed, now })
    const order = new Map(due.map(({ id }, at) => [id, at]))
    return claimed
      .toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
      .map((one) => ({ letter: one, subject: subjects.get(one.id) }))
  })
}
