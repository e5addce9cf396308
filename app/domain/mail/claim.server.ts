import { and, asc, eq, lte, or, sql } from 'drizzle-orm'
import { setImmediate as breathe } from 'node:timers/promises'
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

/** Letters whose rows are written by one statement: each may bring some twenty thousand characters. */
const AT_ONCE = 50

/**
 * Take letters that are due, for a while: those that wait, and those whose worker has died. Workers
 * that ask at the same moment get different letters. What somebody is waiting for (a sign-in link, the
 * confirmation of an answer) goes before a mailing of thousands.
 *
 * @param isQuiet Letters that rules send stay here.
 * @param leaseSeconds After so long without news another worker takes them.
 * @param bodyOf Writes a letter that is taken; what it gives is kept with the row, in the same statements, before
 *   anybody hands the letter over. Null keeps nothing.
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
    bodyOf = () => null,
  }: {
    councilId: string
    channel: LetterChannel
    now: Date
    atMost: number
    leaseSeconds: number
    isQuiet?: boolean
    bodyOf?: (claimed: ClaimedLetter) => string | null
  },
): Promise<ClaimedLetter[]> {
  return inCouncil(db, councilId, async (tx) => {
    const due = await tx
      .select()
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
    const leasedUntil = new Date(now.getTime() + leaseSeconds * 1_000)
    const taken = due.map((row) => ({
      ...row,
      state: 'sending' as const,
      attempts: row.attempts + 1,
      leasedUntil,
    }))
    const subjects = await readLetterSubjects(tx, { councilId, letters: taken, now })
    const claimed = taken.map((one) => ({ letter: one, subject: subjects.get(one.id) }))
    for (let from = 0; from < claimed.length; from += AT_ONCE) {
      const rows = []
      for (const one of claimed.slice(from, from + AT_ONCE)) {
        rows.push(sql`(${one.letter.id}::uuid, ${bodyOf(one)}::text)`)
        // Pages are answered between two letters, and the batch before this one goes on.
        await breathe()
      }
      await tx.execute(sql`
        update letter l
        set state = 'sending', attempts = l.attempts + 1, leased_until = ${leasedUntil.toISOString()}::timestamptz, body = v.body
        from (values ${sql.join(rows, sql`, `)}) as v(id, body)
        where l.council_id = ${councilId}::uuid and l.id = v.id`)
    }
    return claimed
  })
}
