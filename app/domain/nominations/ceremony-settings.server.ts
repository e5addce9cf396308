import { and, eq } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { event } from '#db/schema/index.ts'
import { actorLabel, type Actor } from '../actor.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { lockCeremony } from './ceremony-row.server.ts'

/**
 * Write down how many children were newly registered this year: "of how many" in the yearly report. The
 * register office says so by its link, as long as the list is open, or an officer does.
 */
export async function setNewlyRegistered(
  db: Database,
  {
    councilId,
    eventId,
    newlyRegistered,
    actor,
    now,
  }: {
    councilId: string
    eventId: string
    newlyRegistered: number | null
    actor: Actor
    now: Date
  },
): Promise<Result<undefined, 'unknown' | 'closed'>> {
  return inCouncil(db, councilId, async (tx) => {
    const ceremony = await lockCeremony(tx, { councilId, eventId, now })
    if (!ceremony) return refused('unknown')
    if (actor.kind === 'link' && !ceremony.isOpen) return refused('closed')
    if (ceremony.event.newlyRegistered === newlyRegistered) return done()
    await tx
      .update(event)
      .set({ newlyRegistered, newlyRegisteredBy: actorLabel(actor), newlyRegisteredAt: now })
      .where(and(eq(event.councilId, councilId), eq(event.id, eventId)))
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'ceremony.newly-registered',
      subjectId: eventId,
      detail: { children: newlyRegistered },
      now,
    })
    return done()
  })
}

/** Say until when nominators may change their lists; null: until the last date begins. */
export async function setNominationsClose(
  db: Database,
  {
    councilId,
    eventId,
    closesAt,
    actor,
    now,
  }: { councilId: string; eventId: string; closesAt: Date | null; actor: Actor; now: Date },
): Promise<Result<undefined, 'unknown'>> {
  return inCouncil(db, councilId, async (tx) => {
    if (!(await lockCeremony(tx, { councilId, eventId, now }))) return refused('unknown')
    await tx
      .update(event)
      .set({ nominationsCloseAt: closesAt })
      .where(and(eq(event.councilId, councilId), eq(event.id, eventId)))
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'ceremony.nominations-close',
      subjectId: eventId,
      detail: { at: closesAt?.toISOString() ?? null },
      now,
    })
    return done()
  })
}
