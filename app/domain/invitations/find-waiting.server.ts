import { and, asc, eq, inArray } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { invitation, reply } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import type { GuestLine } from './guest-line.ts'
import { recordAudit } from '../records/audit.server.ts'
import { lineOf, selectLines, type ListScope } from './list-guests.server.ts'

/** A waiting list longer than this is a second event. */
const MOST = 500

/** Who waits, in order, with the line in the record of views. */
export async function findWaiting(
  db: Database,
  { councilId, occurrenceId, actor, now }: ListScope & { actor: Actor; now: Date },
): Promise<GuestLine[]> {
  return inCouncil(db, councilId, async (tx) => {
    const rows = await selectLines(
      tx,
      and(
        eq(invitation.councilId, councilId),
        eq(invitation.occurrenceId, occurrenceId),
        inArray(reply.state, ['waiting', 'offered']),
      ),
    )
      .orderBy(asc(reply.waitingNumber))
      .limit(MOST)
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'waiting.viewed',
      subjectId: occurrenceId,
      detail: { shown: rows.length },
      now,
    })
    return rows.map(lineOf)
  })
}
