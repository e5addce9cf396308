import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { account, arrival, invitation, occurrence } from '#db/schema/index.ts'
import { actorLabel, type Actor } from '../actor.ts'
import { lineOf, matching, selectLines } from '../invitations/list-guests.server.ts'
import type { GuestLine } from '../invitations/guest-line.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'

/** More people in one press than this is a slip of the finger. */
export const ARRIVE_AT_ONCE = 99

export type ArrivalRefusal = 'unknown' | 'nobody' | 'too-many' | 'fewer-than-came'

/**
 * Note that people of a party came, or that people came without an invitation (`invitationId` absent).
 * A negative count corrects an earlier one; nothing is ever rewritten.
 *
 * @param deviceMark Made once by the form that sends it: the same press twice counts once.
 * @returns How many of the party (or how many walk-ins) are here now.
 */
export async function recordArrival(
  db: Database,
  given: {
    councilId: string
    occurrenceId: string
    invitationId?: string | undefined
    people: number
    deviceMark: string
    actor: Actor
    now: Date
  },
): Promise<Result<{ here: number; again: boolean }, ArrivalRefusal>> {
  const { councilId, occurrenceId, invitationId, people, deviceMark, actor, now } = given
  if (!Number.isInteger(people) || people === 0) return refused('nobody')
  if (Math.abs(people) > ARRIVE_AT_ONCE) return refused('too-many')
  return inCouncil(db, councilId, async (tx) => {
    if (!(await lockArrivals(tx, given))) return refused('unknown')
    const before = await hereNow(tx, given)
    if (before + people < 0) return refused('fewer-than-came')
    const written = await tx
      .insert(arrival)
      .values({
        councilId,
        occurrenceId,
        invitationId: invitationId ?? null,
        people,
        walkIn: invitationId === undefined,
        deviceMark,
        at: now,
        by: actorLabel(actor),
      })
      .onConflictDoNothing({ target: [arrival.councilId, arrival.deviceMark] })
      .returning({ id: arrival.id })
    if (written.length === 0) return done({ here: before, again: true })
    await recordAudit(tx, {
      councilId,
      actor,
      action: people > 0 ? 'arrival.recorded' : 'arrival.corrected',
      subjectId: invitationId ?? occurrenceId,
      detail: { people, walkIn: invitationId === undefined },
      now,
    })
    return done({ here: before + people, again: false })
  })
}

/** One at a time for a party, or for the walk-ins of an occurrence, so that a correction never takes more than came. */
async function lockArrivals(
  tx: Database,
  {
    councilId,
    occurrenceId,
    invitationId,
  }: { councilId: string; occurrenceId: string; invitationId?: string | undefined },
): Promise<boolean> {
  if (invitationId === undefined) {
    const rooms = await tx
      .select({ id: occurrence.id })
      .from(occurrence)
      .where(and(eq(occurrence.councilId, councilId), eq(occurrence.id, occurrenceId)))
      .for('no key update')
    return rooms.length > 0
  }
  const invited = await tx
    .select({ id: invitation.id })
    .from(invitation)
    .where(
      and(
        eq(invitation.councilId, councilId),
        eq(invitation.id, invitationId),
        eq(invitation.occurrenceId, occurrenceId),
      ),
    )
    .for('no key update')
  return invited.length > 0
}

async function hereNow(
  tx: Database,
  {
    councilId,
    occurrenceId,
    invitationId,
  }: { councilId: string; occurrenceId: string; invitationId?: string | undefined },
): Promise<number> {
  const [row] = await tx
    .select({ people: sql<number>`coalesce(sum(${arrival.people}), 0)::int` })
    .from(arrival)
    .where(
      and(
        eq(arrival.councilId, councilId),
        eq(arrival.occurrenceId, occurrenceId),
        invitationId === undefined
          ? isNull(arrival.invitationId)
          : eq(arrival.invitationId, invitationId),
      ),
    )
  return row?.people ?? 0
}

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
