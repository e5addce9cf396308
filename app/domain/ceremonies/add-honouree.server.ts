import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import {
  event,
  honouree,
  nameProof,
  occurrence,
  party,
  partyMember,
  person,
} from '#db/schema/index.ts'
import { actorLabel, type Actor } from '../actor.ts'
import { newId } from '../ids.ts'
import type { AgeBand } from '../invitations/people.ts'
import { nameColumns } from '../directory/write-people.server.ts'
import { cleanName } from '../names.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'

/** A child of the directory, or one whose name is typed; with the party it comes with, if any. */
export type Child = { partyId?: string | null } & (
  | { personId: string }
  | {
      name: string
      nativeName?: string | null
      ageBand?: AgeBand
      language?: string
      knownAs?: string | null
    }
)

export type AddHonoureeRefusal =
  | 'unknown'
  | 'not-a-ceremony'
  | 'unknown-child'
  | 'not-a-name'
  | 'already-there'

/**
 * Put a child on a ceremony's list, with the first version of the name as the directory has it.
 * One who was withdrawn comes back with all earlier versions. Siblings share their party.
 *
 * @returns The honouree's id.
 */
export async function addHonouree(
  db: Database,
  {
    councilId,
    occurrenceId,
    child,
    actor,
    now,
  }: { councilId: string; occurrenceId: string; child: Child; actor: Actor; now: Date },
): Promise<Result<string, AddHonoureeRefusal>> {
  return inCouncil(db, councilId, async (tx) => {
    const kind = await kindOf(tx, councilId, occurrenceId)
    if (!kind) return refused('unknown')
    if (kind !== 'ceremony') return refused('not-a-ceremony')
    if (child.partyId && !(await partyIsThere(tx, councilId, child.partyId)))
      return refused('unknown-child')
    const who =
      'personId' in child ? done(child.personId) : await addPerson(tx, councilId, child, now)
    if (!who.ok) return who
    const [found] = await tx
      .select()
      .from(person)
      .where(
        and(eq(person.councilId, councilId), eq(person.id, who.value), isNull(person.erasedAt)),
      )
    if (!found) return refused('unknown-child')
    return writeHonouree(tx, { councilId, occurrenceId, child, found, actor, now })
  })
}

async function writeHonouree(
  tx: Database,
  {
    councilId,
    occurrenceId,
    child,
    found,
    actor,
    now,
  }: {
    councilId: string
    occurrenceId: string
    child: Child
    found: typeof person.$inferSelect
    actor: Actor
    now: Date
  },
): Promise<Result<string, 'already-there'>> {
  const id = newId()
  const [made] = await tx
    .insert(honouree)
    .values({
      councilId,
      id,
      occurrenceId,
      personId: found.id,
      partyId: child.partyId ?? null,
      createdAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: honouree.id })
  if (!made) {
    const [back] = await tx
      .update(honouree)
      .set({ withdrawnAt: null })
      .where(
        and(
          eq(honouree.councilId, councilId),
          eq(honouree.occurrenceId, occurrenceId),
          eq(honouree.personId, found.id),
          // A child that is on the list already stays as it is.
          isNotNull(honouree.withdrawnAt),
        ),
      )
      .returning({ id: honouree.id })
    if (!back) return refused('already-there')
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'honouree.returned',
      subjectId: back.id,
      now,
    })
    return done(back.id)
  }
  await tx.insert(nameProof).values({
    councilId,
    honoureeId: id,
    revision: 1,
    name: found.fullName,
    nativeLine: found.nativeName,
    nativeLanguage: found.nativeName ? found.language : null,
    pronunciation: found.pronunciation,
    createdBy: actorLabel(actor),
    createdAt: now,
  })
  await recordAudit(tx, { councilId, actor, action: 'honouree.added', subjectId: id, now })
  return done(id)
}

/** Write a child into the directory, and into the party it comes with. */
async function addPerson(
  tx: Database,
  councilId: string,
  child: Extract<Child, { name: string }>,
  now: Date,
): Promise<Result<string, 'not-a-name'>> {
  const { name, refused: letters } = cleanName(child.name)
  if (letters.length > 0) return refused('not-a-name')
  const id = newId()
  await tx.insert(person).values({
    councilId,
    id,
    ...nameColumns({ fullName: name, nativeName: child.nativeName, knownAs: child.knownAs }),
    language: child.language ?? 'en',
    createdAt: now,
  })
  if (child.partyId)
    await tx.insert(partyMember).values({
      councilId,
      partyId: child.partyId,
      personId: id,
      ageBand: child.ageBand ?? 'child',
    })
  return done(id)
}

async function kindOf(tx: Database, councilId: string, occurrenceId: string) {
  const [found] = await tx
    .select({ kind: event.kind })
    .from(occurrence)
    .innerJoin(
      event,
      and(eq(event.councilId, occurrence.councilId), eq(event.id, occurrence.eventId)),
    )
    .where(and(eq(occurrence.councilId, councilId), eq(occurrence.id, occurrenceId)))
  return found?.kind
}

async function partyIsThere(tx: Database, councilId: string, partyId: string): Promise<boolean> {
  const found = await tx
    .select({ id: party.id })
    .from(party)
    .where(and(eq(party.councilId, councilId), eq(party.id, partyId)))
  return found.length > 0
}
