import { and, count, eq, inArray, sql } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import {
  certificateDesign,
  event,
  eventPartner,
  honouree,
  invitation,
  letter,
  link,
  occurrence,
  replyChange,
  stage,
} from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { isAnybodyAsked, removeProgramme } from '../programme/remove-programme.server.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'

export type DeleteRefusal = 'unknown' | 'published' | 'answered' | 'children'

/**
 * Delete a draft with its dates and its guest list; the families stay in the directory.
 *
 * @returns Refused once anybody has been written to or has answered, and while children are on it.
 */
export async function deleteDraft(
  db: Database,
  {
    councilId,
    eventId,
    actor,
    now,
  }: { councilId: string; eventId: string; actor: Actor; now: Date },
): Promise<Result<undefined, DeleteRefusal>> {
  return inCouncil(db, councilId, async (tx) => {
    const mine = and(eq(event.councilId, councilId), eq(event.id, eventId))
    const [draft] = await tx.select().from(event).where(mine).for('update')
    if (!draft) return refused('unknown')
    if (draft.publishedAt) return refused('published')
    const dates = await tx
      .select({ id: occurrence.id })
      .from(occurrence)
      .where(and(eq(occurrence.councilId, councilId), eq(occurrence.eventId, eventId)))
    const ids = dates.map((row) => row.id)
    const no = await whyNot(tx, { councilId, eventId, ids })
    if (no) return refused(no)
    await tx.delete(link).where(and(eq(link.councilId, councilId), eq(link.eventId, eventId)))
    await removeProgramme(tx, { councilId, occurrenceIds: ids })
    await tx
      .delete(invitation)
      .where(and(eq(invitation.councilId, councilId), inArray(invitation.occurrenceId, ids)))
    await tx
      .delete(stage)
      .where(and(eq(stage.councilId, councilId), inArray(stage.occurrenceId, ids)))
    await tx
      .delete(certificateDesign)
      .where(
        and(eq(certificateDesign.councilId, councilId), eq(certificateDesign.eventId, eventId)),
      )
    await tx
      .delete(eventPartner)
      .where(and(eq(eventPartner.councilId, councilId), eq(eventPartner.eventId, eventId)))
    await tx
      .delete(occurrence)
      .where(and(eq(occurrence.councilId, councilId), eq(occurrence.eventId, eventId)))
    await tx.delete(event).where(mine)
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'event.draft_deleted',
      subjectId: eventId,
      detail: { kind: draft.kind, dates: ids.length },
      now,
    })
    return done()
  })
}

/**
 * Take one date off an event that has several, as if it had never been planned.
 *
 * @returns Refused for the last date, and for one that somebody is invited to: that one is cancelled.
 */
export async function removeDate(
  db: Database,
  {
    councilId,
    eventId,
    occurrenceId,
    actor,
    now,
  }: { councilId: string; eventId: string; occurrenceId: string; actor: Actor; now: Date },
): Promise<Result<undefined, 'unknown' | 'last' | 'invited'>> {
  return inCouncil(db, councilId, async (tx) => {
    const dates = await tx
      .select({ id: occurrence.id })
      .from(occurrence)
      .where(and(eq(occurrence.councilId, councilId), eq(occurrence.eventId, eventId)))
      .orderBy(occurrence.id)
      .for('update')
    if (!dates.some((row) => row.id === occurrenceId)) return refused('unknown')
    if (dates.length === 1) return refused('last')
    const of = (column: typeof invitation.occurrenceId | typeof honouree.occurrenceId) =>
      eq(column, occurrenceId)
    const [invited] = await tx
      .select({ many: count() })
      .from(invitation)
      .where(and(eq(invitation.councilId, councilId), of(invitation.occurrenceId)))
    const [children] = await tx
      .select({ many: count() })
      .from(honouree)
      .where(and(eq(honouree.councilId, councilId), of(honouree.occurrenceId)))
    if ((invited?.many ?? 0) + (children?.many ?? 0) > 0) return refused('invited')
    const occurrenceIds = [occurrenceId]
    if (await isAnybodyAsked(tx, { councilId, occurrenceIds })) return refused('invited')
    await removeProgramme(tx, { councilId, occurrenceIds })
    await tx
      .delete(stage)
      .where(and(eq(stage.councilId, councilId), eq(stage.occurrenceId, occurrenceId)))
    await tx
      .delete(link)
      .where(and(eq(link.councilId, councilId), eq(link.occurrenceId, occurrenceId)))
    await tx
      .delete(occurrence)
      .where(and(eq(occurrence.councilId, councilId), eq(occurrence.id, occurrenceId)))
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'occurrence.removed',
      subjectId: eventId,
      detail: { occurrence: occurrenceId },
      now,
    })
    return done()
  })
}

async function whyNot(
  tx: Database,
  { councilId, eventId, ids }: { councilId: string; eventId: string; ids: string[] },
): Promise<DeleteRefusal | undefined> {
  const [written] = await tx
    .select({ many: sql<number>`count(*)::int` })
    .from(letter)
    .where(and(eq(letter.councilId, councilId), eq(letter.eventId, eventId)))
  const [answers] = await tx
    .select({ many: sql<number>`count(*)::int` })
    .from(replyChange)
    .innerJoin(
      invitation,
      and(
        eq(invitation.councilId, replyChange.councilId),
        eq(invitation.id, replyChange.invitationId),
      ),
    )
    .where(and(eq(replyChange.councilId, councilId), inArray(invitation.occurrenceId, ids)))
  if ((written?.many ?? 0) + (answers?.many ?? 0) > 0) return 'answered'
  const [children] = await tx
    .select({ many: count() })
    .from(honouree)
    .where(and(eq(honouree.councilId, councilId), inArray(honouree.occurrenceId, ids)))
  return (children?.many ?? 0) > 0 ? 'children' : undefined
}
