import { and, eq } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { event } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import type { EventFields } from './event-fields.ts'
import { settleInitiative, type InitiativeChoice } from './initiatives.server.ts'

/**
 * Change what an event says, asks or is open to. Nobody is written to: when and where stand on its dates.
 *
 * @param revision What the officer saw; another officer's save in between refuses this one.
 * @returns The new revision.
 */
export async function editEvent(
  db: Database,
  {
    councilId,
    eventId,
    actor,
    now,
    revision,
    change: fields,
    initiative,
  }: {
    councilId: string
    eventId: string
    actor: Actor
    now: Date
    revision: number
    change: Partial<EventFields>
    initiative?: InitiativeChoice
  },
): Promise<Result<number, 'unknown' | 'changed-meanwhile'>> {
  return inCouncil(db, councilId, async (tx) => {
    const mine = and(eq(event.councilId, councilId), eq(event.id, eventId))
    const [row] = await tx.select().from(event).where(mine).for('update')
    if (!row) return refused('unknown')
    if (row.revision !== revision) return refused('changed-meanwhile')
    const initiativeId =
      initiative && (await settleInitiative(tx, { councilId, choice: initiative, actor, now }))
    const change = { ...fields, ...(initiativeId === undefined ? {} : { initiativeId }) }
    const changed = Object.entries(change)
      .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(Reflect.get(row, name)))
      .map(([name]) => name)
    if (changed.length === 0) return done(revision)
    await tx
      .update(event)
      .set({ ...change, revision: revision + 1 })
      .where(mine)
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'event.edited',
      subjectId: eventId,
      detail: { fields: changed.join(' ') },
      now,
    })
    return done(revision + 1)
  })
}
