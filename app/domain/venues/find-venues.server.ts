import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { room, venue } from '#db/schema/index.ts'

export type VenueRow = typeof venue.$inferSelect
export type RoomRow = typeof room.$inferSelect

/** A room as a form offers it: "Council chamber, Council House". */
export interface RoomChoice {
  id: string
  name: string
  venue: string
  capacity: number | null
}

/** Rooms that can be chosen, by venue and name; one that is archived only where it is `alsoId`. */
export async function findRooms(
  db: Database,
  { councilId, alsoId }: { councilId: string; alsoId?: string | null },
): Promise<RoomChoice[]> {
  const rows = await inCouncil(db, councilId, (tx) =>
    tx
      .select({
        id: room.id,
        name: room.name,
        venue: venue.name,
        capacity: room.capacity,
        archivedAt: room.archivedAt,
        venueArchivedAt: venue.archivedAt,
      })
      .from(room)
      .innerJoin(venue, and(eq(venue.councilId, room.councilId), eq(venue.id, room.venueId)))
      .where(eq(room.councilId, councilId))
      .orderBy(asc(venue.name), asc(room.name), asc(room.id)),
  )
  return rows
    .filter((row) => (!row.archivedAt && !row.venueArchivedAt) || row.id === alsoId)
    .map(({ id, name, venue: venueName, capacity }) => ({ id, name, venue: venueName, capacity }))
}

export interface VenueWithRooms {
  venue: VenueRow
  rooms: RoomRow[]
}

/** The council's venues by name, in use or archived, each with its rooms in use. Councils have dozens, not thousands. */
export async function findVenues(
  db: Database,
  { councilId, archived = false }: { councilId: string; archived?: boolean },
): Promise<VenueWithRooms[]> {
  return inCouncil(db, councilId, async (tx) => {
    const venues = await tx
      .select()
      .from(venue)
      .where(eq(venue.councilId, councilId))
      .orderBy(asc(venue.name), asc(venue.id))
    const shown = venues.filter((row) => (row.archivedAt !== null) === archived)
    const rooms = await tx
      .select()
      .from(room)
      .where(
        and(
          eq(room.councilId, councilId),
          isNull(room.archivedAt),
          inArray(
            room.venueId,
            shown.map((row) => row.id),
          ),
        ),
      )
      .orderBy(asc(room.name), asc(room.id))
    return shown.map((row) => ({
      venue: row,
      rooms: rooms.filter((one) => one.venueId === row.id),
    }))
  })
}

/** One venue with its rooms in use; undefined when this council has no such venue. */
export async function findVenue(
  db: Database,
  { councilId, venueId }: { councilId: string; venueId: string },
): Promise<VenueWithRooms | undefined> {
  return inCouncil(db, councilId, async (tx) => {
    const [row] = await tx
      .select()
      .from(venue)
      .where(and(eq(venue.councilId, councilId), eq(venue.id, venueId)))
    if (!row) return undefined
    const rooms = await tx
      .select()
      .from(room)
      .where(and(eq(room.councilId, councilId), eq(room.venueId, venueId), isNull(room.archivedAt)))
      .orderBy(asc(room.name), asc(room.id))
    return { venue: row, rooms }
  })
}
