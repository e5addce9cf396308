import { and, eq, inArray, isNull } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { mergeDecision, person } from '#db/schema/index.ts'
import { actorLabel, type Actor } from '../actor.ts'
import { newId } from '../ids.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { giveBackChild, moveChild } from './merge-child.server.ts'
import { moveAll, moveBack } from './move-records.server.ts'

/**
 * Say that two people are one: everything of `otherId` is `personId`'s from now on. What was moved is
 * kept, so that it can be moved back. Of two children on one ceremony's list `personId`'s stays.
 *
 * @returns The decision's id, for `undoMerge`; refused with `name-approved` where `otherId`'s name for
 *   the certificate is approved and `personId` is on the list too: an approved name is never lost.
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
): Promise<Result<{ decisionId: string }, 'unknown' | 'same-person' | 'name-approved'>> {
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
    const child = await moveChild(tx, councilId, { from: otherId, to: personId, now })
    if (!child.ok) return child
    const moved = {
      ...(await moveAll(tx, councilId, { from: otherId, to: personId })),
      ...child.value,
    }
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
    const detail = {
      parties: moved.party.length,
      attendees: moved.attendee.length,
      honourees: moved.honouree.length + moved.withdrawn.length,
    }
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
    await giveBackChild(tx, councilId, { to: otherId, moved, now })
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

/** Say that two people who seem alike are two, until somebody says that they are one. */
export async function keepApart(
  db: Database,
  {
    councilId,
    personId,
    otherId,
    actor,
    now,
  }: { councilId: string; personId: string; otherId: string; actor: Actor; now: Date },
): Promise<Result<undefined, 'unknown'>> {
  return inCouncil(db, councilId, async (tx) => {
    const decision = {
      personId,
      otherId,
      same: false,
      moved: {},
      actor: actorLabel(actor),
      at: now,
    }
    await tx.insert(mergeDecision).values({ councilId, id: newId(), ...decision })
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'directory.kept-apart',
      subjectId: personId,
      now,
    })
    return done()
  })
}
