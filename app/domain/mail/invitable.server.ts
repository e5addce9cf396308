import { and, eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { event, occurrence } from '#db/schema/index.ts'

export type NotInvitable = 'unknown' | 'draft' | 'cancelled' | 'closed'

/**
 * Hold a date of an event while invitations to it begin to go out: two officers who press the button
 * together come one after the other.
 *
 * @returns Why nobody can be invited to it; undefined when all is well.
 */
export async function holdInvitable(
  tx: Database,
  {
    councilId,
    eventId,
    occurrenceId,
    now,
  }: { councilId: string; eventId: string; occurrenceId: string; now: Date },
): Promise<NotInvitable | undefined> {
  const [held] = await tx
    .select({ occurrence, publishedAt: event.publishedAt })
    .from(occurrence)
    .innerJoin(
      event,
      and(eq(event.councilId, occurrence.councilId), eq(event.id, occurrence.eventId)),
    )
    .where(
      and(
        eq(occurrence.councilId, councilId),
        eq(occurrence.id, occurrenceId),
        eq(occurrence.eventId, eventId),
      ),
    )
    .for('no key update', { of: occurrence })
  if (!held) return 'unknown'
  if (!held.publishedAt) return 'draft'
  if (held.occurrence.cancelledAt) return 'cancelled'
  return now >= held.occurrence.repliesCloseAt ? 'closed' : undefined
}
