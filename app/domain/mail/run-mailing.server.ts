import { and, asc, eq, gt, inArray, notExists, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '#db/client.server.ts'
import { council, invitation, letter } from '#db/schema/index.ts'
import { rowId } from '../ids.ts'
import type { TaskRunner } from '../jobs/run-tasks.server.ts'
import { wakeWorker } from '../jobs/wake.server.ts'
import { audience, invited, reached, type Whom } from './audience.server.ts'
import { otherDates } from './other-dates.server.ts'
import { postLetters } from './outbox.server.ts'
import { reachOf, SENDING_BY, type SendingBy } from './reach.ts'

const mailing = z.intersection(
  z.object({
    eventId: rowId,
    sendAfter: z.coerce.date(),
    by: z.enum(SENDING_BY).default('email'),
  }),
  z.discriminatedUnion('whom', [
    z.object({ whom: z.literal('new') }),
    z.object({ whom: z.literal('unanswered') }),
    z.object({ whom: z.literal('chosen'), ids: z.array(rowId) }),
  ]),
)

const BATCH = 200

/**
 * Put the letters of a mailing in the outbox, 200 in a transaction, and note on each invitation that it
 * was sent and how often. Begun again after a crash it leaves out those that have their letter.
 */
export const runMailing: TaskRunner = async ({ task, now, batch }) => {
  const given = mailing.parse(task.payload)
  const { councilId, subjectId: occurrenceId } = task
  if (!occurrenceId) throw new Error('A mailing is about a date')
  let after: string | undefined
  for (;;) {
    const last = await batch(async (tx) => {
      const rows = await nextInvited(tx, { councilId, occurrenceId, taskId: task.id, given, after })
      const sending = { councilId, occurrenceId, taskId: task.id, now: now(), ...given }
      if (rows.length > 0) await post(tx, rows, sending)
      const done = await tx.$count(
        letter,
        and(eq(letter.councilId, councilId), eq(letter.taskId, task.id)),
      )
      return { done, value: rows.at(-1)?.id }
    })
    wakeWorker()
    if (last === undefined) return undefined
    after = last
  }
}

function nextInvited(
  tx: Database,
  {
    councilId,
    occurrenceId,
    taskId,
    given,
    after,
  }: {
    councilId: string
    occurrenceId: string
    taskId: string
    given: Whom & { by: SendingBy }
    after: string | undefined
  },
) {
  return invited(tx)
    .where(
      and(
        audience({ councilId, occurrenceId }, given),
        reached(given.by, 'invitations'),
        after ? gt(invitation.id, after) : undefined,
        notExists(
          tx
            .select({ one: sql`1` })
            .from(letter)
            .where(
              and(
                eq(letter.councilId, councilId),
                eq(letter.taskId, taskId),
                eq(letter.subjectId, invitation.id),
              ),
            ),
        ),
      ),
    )
    .orderBy(asc(invitation.id))
    .limit(BATCH)
}

async function post(
  tx: Database,
  rows: Awaited<ReturnType<typeof nextInvited>>,
  {
    councilId,
    eventId,
    occurrenceId,
    taskId,
    sendAfter,
    by,
    now,
  }: {
    councilId: string
    eventId: string
    occurrenceId: string
    taskId: string
    sendAfter: Date
    by: SendingBy
    now: Date
  },
): Promise<void> {
  const [sender] = await tx
    .select({ address: council.mailFromAddress })
    .from(council)
    .where(eq(council.id, councilId))
  const fresh = rows.filter(({ sentAt }) => sentAt === null)
  const others = await otherDates(tx, {
    councilId,
    eventId,
    occurrenceId,
    partyIds: fresh.map(({ partyId }) => partyId),
    now,
  })
  const alsoTells = (row: (typeof rows)[number]) =>
    row.sentAt === null ? (others.get(row.partyId) ?? []) : []
  await postLetters(
    tx,
    rows.map((row) => ({
      councilId,
      // Whoever has had the invitation is reminded; whoever has not is invited.
      purpose: row.sentAt === null ? ('invitation' as const) : ('invitation_reminder' as const),
      subjectId: row.id,
      occasion: String(row.round + 1),
      eventId,
      occurrenceId,
      partyId: row.partyId,
      taskId,
      ...reachOf(row.contact && row.hasStopped ? { ...row.contact, email: null } : row.contact, by),
      language: row.language,
      sender: sender?.address ?? '',
      facts: alsoTells(row).length > 0 ? { alsoTells: alsoTells(row) } : {},
      now,
      sendAfter,
    })),
  )
  await tx
    .update(invitation)
    .set({
      round: sql`${invitation.round} + 1`,
      sentAt: sql`coalesce(${invitation.sentAt}, ${now.toISOString()}::timestamptz)`,
    })
    .where(
      and(
        eq(invitation.councilId, councilId),
        inArray(
          invitation.id,
          rows.flatMap((row) => [row.id, ...alsoTells(row)]),
        ),
      ),
    )
}
