import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { event, nomination } from '#db/schema/index.ts'

export type NominationRow = typeof nomination.$inferSelect

/** A ceremony as its nominations are bound to it. */
export interface Ceremony {
  event: typeof event.$inferSelect
  /** Until when nominators may add, change and withdraw. */
  closesAt: Date
  isOpen: boolean
}

/**
 * A ceremony's row, locked until the transaction ends: what is decided about its nominations is decided
 * one after the other. Undefined for an event that is no ceremony, or nobody's.
 */
export async function lockCeremony(
  tx: Database,
  given: { councilId: string; eventId: string; now: Date },
): Promise<Ceremony | undefined> {
  await tx
    .select({ id: event.id })
    .from(event)
    .where(and(eq(event.councilId, given.councilId), eq(event.id, given.eventId)))
    .for('no key update')
  return readCeremony(tx, given)
}

/** The same without the lock, to look at. */
export async function readCeremony(
  tx: Database,
  { councilId, eventId, now }: { councilId: string; eventId: string; now: Date },
): Promise<Ceremony | undefined> {
  const [row] = await tx
    .select({
      event,
      begins: sql<
        string | null
      >`(select max(o.starts_at) from occurrence o where o.council_id = "event"."council_id" and o.event_id = "event"."id" and o.cancelled_at is null)`,
    })
    .from(event)
    .where(and(eq(event.councilId, councilId), eq(event.id, eventId), eq(event.kind, 'ceremony')))
  if (!row) return undefined
  const closesAt = row.event.nominationsCloseAt ?? (row.begins ? new Date(row.begins) : now)
  return { event: row.event, closesAt, isOpen: now < closesAt }
}

/** Every nomination of a ceremony that is not erased, the oldest first. */
export async function nominationsOf(
  tx: Database,
  { councilId, eventId }: { councilId: string; eventId: string },
): Promise<NominationRow[]> {
  return tx
    .select()
    .from(nomination)
    .where(
      and(
        eq(nomination.councilId, councilId),
        eq(nomination.eventId, eventId),
        sql`${nomination.erasedAt} is null`,
      ),
    )
    .orderBy(nomination.createdAt, nomination.id)
}
