import { and, count, eq, gt, isNull, sql } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { occurrence, room, venue } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { newId } from '../ids.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'

export interface VenueFields {
  name: string
  address: string
  directions: string
  accessFacts: string[]
  /** Rooms as typed: an id for one that there is, an empty name to archive it. */
  rooms: Array<{ id: string | null; name: string; capacity: number | null }>
}

interface Who {
  councilId: string
  actor: Actor
  now: Date
}

/** Add a venue with its rooms; one without rooms gets a room of its own name, so that it can be chosen. */
export async function addVenue(
  db: Database,
  { councilId, actor, now, fields }: Who & { fields: VenueFields },
): Promise<Result<{ venueId: string }>> {
  return inCouncil(db, councilId, async (tx) => {
    const venueId = newId()
    const { rooms, ...own } = fields
    await tx.insert(venue).values({ councilId, id: venueId, ...own })
    const named = rooms.filter((one) => one.name !== '')
    const written = named.length > 0 ? named : [{ name: own.name, capacity: null }]
    await tx
      .insert(room)
      .values(written.map(({ name, capacity }) => ({ councilId, venueId, name, capacity })))
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'venue.added',
      subjectId: venueId,
      detail: { rooms: written.length },
      now,
    })
    return done({ venueId })
  })
}

/**
 * Change a venue and its rooms. Events keep the rooms they have: an archived room is only no longer offered.
 *
 * @param revision What the officer saw; another officer's save in between refuses this one.
 */
export async function editVenue(
  db: Database,
  {
    councilId,
    actor,
    now,
    venueId,
    revision,
    fields,
  }: Who & { venueId: string; revision: number; fields: VenueFields },
): Promise<Result<undefined, 'unknown' | 'changed-meanwhile'>> {
  return inCouncil(db, councilId, async (tx) => {
    const mine = and(eq(venue.councilId, councilId), eq(venue.id, venueId))
    const [row] = await tx.select().from(venue).where(mine).for('update')
    if (!row) return refused('unknown')
    if (row.revision !== revision) return refused('changed-meanwhile')
    const { rooms, ...own } = fields
    await tx
      .update(venue)
      .set({ ...own, revision: revision + 1 })
      .where(mine)
    for (const { id, name, capacity } of rooms) {
      if (id !== null)
        await tx
          .update(room)
          .set(name === '' ? { archivedAt: now } : { name, capacity, archivedAt: null })
          .where(and(eq(room.councilId, councilId), eq(room.id, id), eq(room.venueId, venueId)))
      else if (name !== '') await tx.insert(room).values({ councilId, venueId, name, capacity })
    }
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'venue.edited',
      subjectId: venueId,
      detail: { rooms: rooms.length },
      now,
    })
    return done()
  })
}

/**
 * Archive a venue, or take it into use again. Events that are planned there keep their place.
 *
 * @returns How many coming dates are planned there.
 */
export async function archiveVenue(
  db: Database,
  { councilId, actor, now, venueId, archived }: Who & { venueId: string; archived: boolean },
): Promise<Result<{ comingDates: number }, 'unknown'>> {
  return inCouncil(db, councilId, async (tx) => {
    const changed = await tx
      .update(venue)
      .set({ archivedAt: archived ? now : null, revision: sql`${venue.revision} + 1` })
      .where(and(eq(venue.councilId, councilId), eq(venue.id, venueId)))
      .returning({ id: venue.id })
    if (changed.length === 0) return refused('unknown')
    await recordAudit(tx, {
      councilId,
      actor,
      action: archived ? 'venue.archived' : 'venue.unarchived',
      subjectId: venueId,
      now,
    })
    return done({ comingDates: await countComingDates(tx, { councilId, venueId, now }) })
  })
}

/** How many dates that are still to come are planned in a venue. */
async function countComingDates(
  tx: Database,
  { councilId, venueId, now }: { councilId: string; venueId: string; now: Date },
): Promise<number> {
  const [row] = await tx
    .select({ dates: count() })
    .from(occurrence)
    .innerJoin(room, and(eq(room.councilId, occurrence.councilId), eq(room.id, occurrence.roomId)))
    .where(
      and(
        eq(occurrence.councilId, councilId),
        eq(room.venueId, venueId),
        gt(occurrence.endsAt, now),
        isNull(occurrence.cancelledAt),
      ),
    )
  return row?.dates ?? 0
}
