import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { account, arrival, invitation } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import type { GuestLine } from '../invitations/guest-line.ts'
import { lineOf, matching, selectLines } from '../invitations/list-guests.server.ts'
import { recordAudit } from '../records/audit.server.ts'

export interface Arrivals {
  /** Parties that are expected or have come, by name. */
  lines: GuestLine[]
  next: string | undefined
  /** People. */
  expected: number
  here: number
  walkIns: number
  latest: Array<{ id: string; people: number; walkIn: boolean; at: Date; by: string | null }>
}

const LINES = 100

/** Who is expected and who is here, by name, with the line in the record of views. */
export async function findArrivals(
  db: Database,
  {
    councilId,
    occurrenceId,
    q,
    after,
    expected,
    actor,
    now,
  }: {
    councilId: string
    occurrenceId: string
    q: string
    after?: string | undefined
    /** People with a confirmed place, as the occurrence's row tells. */
    expected: number
    actor: Actor
    now: Date
  },
): Promise<Arrivals> {
  return inCouncil(db, councilId, async (tx) => {
    const filter = { answer: q === '' ? ('coming' as const) : ('everyone' as const), q }
    const scope = { councilId, occurrenceId }
    const rest = after
      ? sql`(${invitation.labelSort}, ${invitation.id}) > (select a.label_sort, a.id from ${invitation} a
          where a.council_id = ${councilId} and a.occurrence_id = ${occurrenceId} and a.id = ${after})`
      : undefined
    const rows = await selectLines(
      tx,
      and(
        matching(scope, { ...filter, need: undefined, language: undefined, arrived: undefined }),
        rest,
      ),
    )
      .orderBy(asc(invitation.labelSort), asc(invitation.id))
      .limit(LINES + 1)
    const [sums] = await tx
      .select({
        here: sql<number>`coalesce(sum(${arrival.people}), 0)::int`,
        walkIns: sql<number>`coalesce(sum(${arrival.people}) filter (where ${arrival.walkIn}), 0)::int`,
      })
      .from(arrival)
      .where(and(eq(arrival.councilId, councilId), eq(arrival.occurrenceId, occurrenceId)))
    const latest = await tx
      .select({
        id: arrival.id,
        people: arrival.people,
        walkIn: arrival.walkIn,
        at: arrival.at,
        by: account.name,
      })
      .from(arrival)
      .leftJoin(
        account,
        and(eq(account.councilId, councilId), sql`${arrival.by} = 'account:' || ${account.id}`),
      )
      .where(and(eq(arrival.councilId, councilId), eq(arrival.occurrenceId, occurrenceId)))
      .orderBy(desc(arrival.at), desc(arrival.id))
      .limit(8)
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'arrivals.viewed',
      subjectId: occurrenceId,
      detail: { shown: Math.min(rows.length, LINES) },
      now,
    })
    const lines = rows.slice(0, LINES).map(lineOf)
    return {
      lines,
      next: rows.length > LINES ? lines.at(-1)?.invitationId : undefined,
      expected,
      here: sums?.here ?? 0,
      walkIns: sums?.walkIns ?? 0,
      latest,
    }
  })
}
