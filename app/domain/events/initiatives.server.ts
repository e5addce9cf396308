import { and, asc, desc, eq, ne } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { event, initiative } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { newId } from '../ids.ts'
import { searchForm } from '../names.ts'
import { recordAudit } from '../records/audit.server.ts'

/** The initiative that an event belongs to: one there is, a new one by its name, or none. */
export interface InitiativeChoice {
  /** Empty for none of those there are. */
  id: string
  /** Goes before the id; empty for no new one. */
  name: string
}

/** A council's initiatives, by name. */
export async function findInitiatives(
  db: Database,
  councilId: string,
): Promise<Array<{ id: string; name: string }>> {
  return inCouncil(db, councilId, (tx) =>
    tx
      .select({ id: initiative.id, name: initiative.name })
      .from(initiative)
      .where(eq(initiative.councilId, councilId))
      .orderBy(asc(initiative.name), asc(initiative.id))
      .limit(500),
  )
}

/** The initiative of an event with its other events, the newest first; undefined where it has none. */
export async function findInitiativeOf(
  db: Database,
  { councilId, eventId }: { councilId: string; eventId: string },
): Promise<{ name: string; others: Array<{ id: string; title: string }> } | undefined> {
  return inCouncil(db, councilId, async (tx) => {
    const [own] = await tx
      .select({ id: initiative.id, name: initiative.name })
      .from(event)
      .innerJoin(
        initiative,
        and(eq(initiative.councilId, event.councilId), eq(initiative.id, event.initiativeId)),
      )
      .where(and(eq(event.councilId, councilId), eq(event.id, eventId)))
    if (!own) return undefined
    const others = await tx
      .select({ id: event.id, title: event.title })
      .from(event)
      .where(
        and(eq(event.councilId, councilId), eq(event.initiativeId, own.id), ne(event.id, eventId)),
      )
      .orderBy(desc(event.createdAt), asc(event.id))
      .limit(20)
    return { name: own.name, others }
  })
}

/**
 * The id of the initiative that was chosen. A name that is known already, however it is spelt, is that
 * initiative and no second one; an id that is not this council's is as good as none.
 */
export async function settleInitiative(
  tx: Database,
  {
    councilId,
    choice,
    actor,
    now,
  }: { councilId: string; choice: InitiativeChoice; actor: Actor; now: Date },
): Promise<string | null> {
  const known = await tx
    .select({ id: initiative.id, name: initiative.name })
    .from(initiative)
    .where(eq(initiative.councilId, councilId))
  if (choice.name === '') return known.find(({ id }) => id === choice.id)?.id ?? null
  const wanted = searchForm(choice.name)
  const same = known.find(({ name }) => searchForm(name) === wanted)
  if (same) return same.id
  const id = newId()
  await tx.insert(initiative).values({ councilId, id, name: choice.name })
  await recordAudit(tx, {
    councilId,
    actor,
    action: 'initiative.added',
    subjectId: id,
    detail: {},
    now,
  })
  return id
}
