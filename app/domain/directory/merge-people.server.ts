import { and, eq, inArray, isNull } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import {
  affiliation,
  attendee,
  mergeDecision,
  party,
  partyMember,
  person,
} from '#db/schema/index.ts'
import { actorLabel, type Actor } from '../actor.ts'
import { newId } from '../ids.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'

/**
 * Say that two people are one: everything of `otherId` is `personId`'s from now on. What was moved is
 * kept, so that it can be moved back.
 *
 * @returns The decision's id, for `undoMerge`.
 */
export async function mergePeople(
  db: Database,
  {
    councilId,
    personId,
    otherId,
    actor,
    now,
  }: { councilId: string; personId: string; otherId: string; actor: Actor; now: Date },
): Promise<Result<{ decisionId: string }, 'unknown' | 'same-person'>> {
  if (personId === otherId) return refused('same-person')
  return inCouncil(db, councilId, async (tx) => {
    const both = await tx
      .select({ id: person.id })
      .from(person)
      .where(
        and(
          eq(person.councilId, councilId),
          inArray(person.id, [personId, otherId]),
          isNull(person.mergedIntoId),
          isNull(person.erasedAt),
        ),
      )
      .orderBy(person.id)
      .for('update')
    if (both.length < 2) return refused('unknown')
    const moved = await moveAll(tx, councilId, { from: otherId, to: personId })
    await tx
      .update(person)
      .set({ mergedIntoId: personId })
      .where(and(eq(person.councilId, councilId), eq(person.id, otherId)))
    const decisionId = newId()
    await tx.insert(mergeDecision).values({
      councilId,
      id: decisionId,
      personId,
      otherId,
      same: true,
      moved,
      actor: actorLabel(actor),
      at: now,
    })
    const detail = { parties: moved.party?.length ?? 0, attendees: moved.attendee?.length ?? 0 }
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'directory.merged',
      subjectId: personId,
      detail,
      now,
    })
    return done({ decisionId })
  })
}

/** Set two people apart again, each with what was theirs. */
export async function undoMerge(
  db: Database,
  {
    councilId,
    decisionId,
    actor,
    now,
  }: { councilId: string; decisionId: string; actor: Actor; now: Date },
): Promise<Result<{ otherId: string }, 'unknown' | 'undone'>> {
  return inCouncil(db, councilId, async (tx) => {
    const [decision] = await tx
      .select()
      .from(mergeDecision)
      .where(and(eq(mergeDecision.councilId, councilId), eq(mergeDecision.id, decisionId)))
      .for('update')
    if (!decision?.same) return refused('unknown')
    if (decision.undoneAt) return refused('undone')
    const { personId, otherId, moved } = decision
    await moveBack(tx, councilId, { to: otherId, from: personId, moved })
    await tx
      .update(person)
      .set({ mergedIntoId: null })
      .where(and(eq(person.councilId, councilId), eq(person.id, otherId)))
    await tx
      .update(mergeDecision)
      .set({ undoneAt: now })
      .where(and(eq(mergeDecision.councilId, councilId), eq(mergeDecision.id, decisionId)))
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'directory.merge-undone',
      subjectId: personId,
      now,
    })
    return done({ otherId })
  })
}

type Moved = Record<string, string[]>

async function moveAll(
  tx: Database,
  councilId: string,
  { from, to }: { from: string; to: string },
): Promise<Moved> {
  const ids = (rows: Array<{ id: string }>) => rows.map(({ id }) => id)
  const parties = await tx
    .update(party)
    .set({ contactId: to })
    .where(and(eq(party.councilId, councilId), eq(party.contactId, from)))
    .returning({ id: party.id })
  const attendees = await tx
    .update(attendee)
    .set({ personId: to })
    .where(and(eq(attendee.councilId, councilId), eq(attendee.personId, from)))
    .returning({ id: attendee.id })
  const jobs = await tx
    .update(affiliation)
    .set({ personId: to })
    .where(and(eq(affiliation.councilId, councilId), eq(affiliation.personId, from)))
    .returning({ id: affiliation.id })
  const memberOf = (personId: string) =>
    tx
      .select({ id: partyMember.partyId })
      .from(partyMember)
      .where(and(eq(partyMember.councilId, councilId), eq(partyMember.personId, personId)))
  const already = new Set(ids(await memberOf(to)))
  // Whoever is a member of one family twice over stays so, unseen: nothing is lost and undoing is exact.
  const members = ids(await memberOf(from)).filter((id) => !already.has(id))
  await moveMembers(tx, councilId, { from, to, members })
  return { party: ids(parties), attendee: ids(attendees), affiliation: ids(jobs), member: members }
}

async function moveMembers(
  tx: Database,
  councilId: string,
  { from, to, members }: { from: string; to: string; members: string[] },
): Promise<void> {
  if (members.length === 0) return
  await tx
    .update(partyMember)
    .set({ personId: to })
    .where(
      and(
        eq(partyMember.councilId, councilId),
        eq(partyMember.personId, from),
        inArray(partyMember.partyId, members),
      ),
    )
}

async function moveBack(
  tx: Database,
  councilId: string,
  { from, to, moved }: { from: string; to: string; moved: Moved },
): Promise<void> {
  const {
    party: parties = [],
    attendee: attendees = [],
    affiliation: jobs = [],
    member = [],
  } = moved
  if (parties.length > 0)
    await tx
      .update(party)
      .set({ contactId: to })
      .where(and(eq(party.councilId, councilId), inArray(party.id, parties)))
  if (attendees.length > 0)
    await tx
      .update(attendee)
      .set({ personId: to })
      .where(and(eq(attendee.councilId, councilId), inArray(attendee.id, attendees)))
  if (jobs.length > 0)
    await tx
      .update(affiliation)
      .set({ personId: to })
      .where(and(eq(affiliation.councilId, councilId), inArray(affiliation.id, jobs)))
  await moveMembers(tx, councilId, { from, to, members: member })
}
