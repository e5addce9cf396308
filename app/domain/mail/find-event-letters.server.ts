import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { letter, task } from '#db/schema/index.ts'
import { countCalls } from '../events/call-list.server.ts'
import { MAILING } from './mailing.server.ts'
import { countAudience, type AudienceCount } from './audience.server.ts'
import { isRuleName } from './reminder-rules.ts'
import { mailingView, type LetterCounts, type Mailing } from './mailing-view.ts'
import type { LettersOfKind } from './timetable.ts'

export interface EventLetters {
  kinds: LettersOfKind[]
  mailings: Mailing[]
  fresh: AudienceCount
  unanswered: AudienceCount
  /** Who of the whole event is still to ring. */
  toRing: number
}

/** What has gone out about a date, what is going out, and who has heard nothing yet. */
export async function findEventLetters(
  db: Database,
  {
    councilId,
    eventId,
    occurrenceId,
    now,
  }: { councilId: string; eventId: string; occurrenceId: string; now: Date },
): Promise<EventLetters> {
  return inCouncil(db, councilId, async (tx) => {
    const scope = { councilId, occurrenceId }
    return {
      kinds: await findKinds(tx, scope),
      mailings: await findMailings(tx, scope, now),
      fresh: await countAudience(tx, scope, { whom: 'new' }),
      unanswered: await countAudience(tx, scope, { whom: 'unanswered' }),
      toRing: await countCalls(tx, { councilId, eventId }),
    }
  })
}

interface Scope {
  councilId: string
  occurrenceId: string
}

async function findKinds(
  tx: Database,
  { councilId, occurrenceId }: Scope,
): Promise<LettersOfKind[]> {
  const rule = sql<string | null>`${letter.facts} ->> 'rule'`
  const rows = await tx
    .select({
      purpose: letter.purpose,
      rule,
      language: letter.language,
      state: letter.state,
      letters: sql<number>`count(*)::int`,
      firstAt: sql<string>`min(${letter.createdAt})`,
      lastSentAt: sql<string | null>`max(${letter.sentAt})`,
    })
    .from(letter)
    .where(
      and(
        eq(letter.councilId, councilId),
        eq(letter.occurrenceId, occurrenceId),
        sql`${letter.purpose} <> 'test'`,
      ),
    )
    .groupBy(letter.purpose, rule, letter.language, letter.state)
  const kinds = new Map(rows.map((row) => [`${row.purpose} ${row.rule}`, row]))
  return [...kinds.values()]
    .map(({ purpose, rule: name }) => {
      const mine = rows.filter((row) => row.purpose === purpose && row.rule === name)
      const sent = mine.flatMap((row) => (row.lastSentAt ? [+new Date(row.lastSentAt)] : []))
      const counts: LetterCounts = {}
      for (const { state, letters } of mine) counts[state] = (counts[state] ?? 0) + letters
      return {
        purpose,
        rule: name !== null && isRuleName(name) ? name : null,
        languages: [...new Set(mine.map(({ language }) => language))],
        counts,
        firstAt: new Date(Math.min(...mine.map((row) => +new Date(row.firstAt)))),
        lastSentAt: sent.length > 0 ? new Date(Math.max(...sent)) : null,
      }
    })
    .toSorted((a, b) => +a.firstAt - +b.firstAt)
}

async function findMailings(
  tx: Database,
  { councilId, occurrenceId }: Scope,
  now: Date,
): Promise<Mailing[]> {
  const tasks = await tx
    .select()
    .from(task)
    .where(
      and(eq(task.councilId, councilId), eq(task.kind, MAILING), eq(task.subjectId, occurrenceId)),
    )
    .orderBy(desc(task.createdAt), desc(task.id))
    .limit(5)
  if (tasks.length === 0) return []
  const rows = await tx
    .select({ taskId: letter.taskId, state: letter.state, letters: sql<number>`count(*)::int` })
    .from(letter)
    .where(
      and(
        eq(letter.councilId, councilId),
        inArray(
          letter.taskId,
          tasks.map(({ id }) => id),
        ),
      ),
    )
    .groupBy(letter.taskId, letter.state)
  return tasks.map(({ payload, ...one }) => {
    const mine = rows.filter((row) => row.taskId === one.id)
    const counts = Object.fromEntries(mine.map(({ state, letters }) => [state, letters]))
    return mailingView({ ...one, sendAfter: new Date(String(payload.sendAfter)) }, counts, now)
  })
}

/** Which of some invitations a mailing to the chosen would reach. */
export async function countChosen(
  db: Database,
  { councilId, occurrenceId, ids }: Scope & { ids: string[] },
): Promise<AudienceCount> {
  return inCouncil(db, councilId, (tx) =>
    countAudience(tx, { councilId, occurrenceId }, { whom: 'chosen', ids }),
  )
}
