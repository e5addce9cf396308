import { and, eq, inArray, notInArray } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { arrival, invitation, letter, reply, task } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { unsendInvitations } from '../mail/unsend.server.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { IMPORT, importResult } from './import-payload.ts'
import { lockOccurrence } from './lock-occurrence.server.ts'
import { removeNewcomers } from './remove-newcomers.server.ts'

export type UndoRefusal = 'unknown' | 'under-way' | 'undone' | 'letters-out' | 'answered'

/**
 * Take a whole import back: its invitations, and the parties and people that only it brought. Possible
 * until the first letter to one of them goes out or one of them has answered.
 *
 * @returns How many invitations are gone.
 */
export async function undoImport(
  db: Database,
  {
    councilId,
    occurrenceId,
    taskId,
    actor,
    now,
  }: { councilId: string; occurrenceId: string; taskId: string; actor: Actor; now: Date },
): Promise<Result<{ parties: number }, UndoRefusal>> {
  return inCouncil(db, councilId, async (tx) => {
    const [row] = await tx
      .select()
      .from(task)
      .where(
        and(
          eq(task.councilId, councilId),
          eq(task.id, taskId),
          eq(task.kind, IMPORT),
          eq(task.subjectId, occurrenceId),
        ),
      )
      .for('update')
    if (!row) return refused('unknown')
    if (!row.finishedAt) return refused('under-way')
    const result = importResult.safeParse(row.result).data
    if (result?.undone !== undefined) return refused('undone')
    await lockOccurrence(tx, { councilId, occurrenceId })
    const invited = await tx
      .select({ id: invitation.id, partyId: invitation.partyId })
      .from(invitation)
      .where(and(eq(invitation.councilId, councilId), eq(invitation.importTaskId, taskId)))
    const ids = invited.map(({ id }) => id)
    const no = await whyNot(tx, councilId, taskId)
    if (no) return refused(no)
    await removeInvitations(tx, councilId, ids)
    await removeNewcomers(tx, {
      councilId,
      taskId,
      partyIds: invited.map(({ partyId }) => partyId),
      since: row.createdAt,
    })
    const counts = result ?? { added: ids.length, known: 0, listed: 0, bad: 0 }
    await tx
      .update(task)
      .set({ result: { ...counts, undone: ids.length } })
      .where(and(eq(task.councilId, councilId), eq(task.id, taskId)))
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'guests.import-undone',
      subjectId: taskId,
      detail: { parties: ids.length },
      now,
    })
    return done({ parties: ids.length })
  })
}

/** Why an import cannot be taken back any more; undefined while it can. */
export async function whyNoUndo(
  db: Database,
  { councilId, taskId }: { councilId: string; taskId: string },
): Promise<'letters-out' | 'answered' | undefined> {
  return inCouncil(db, councilId, (tx) => whyNot(tx, councilId, taskId))
}

async function whyNot(
  tx: Database,
  councilId: string,
  taskId: string,
): Promise<'letters-out' | 'answered' | undefined> {
  const mine = (subject: Parameters<typeof inArray>[0]) =>
    inArray(
      subject,
      tx
        .select({ id: invitation.id })
        .from(invitation)
        .where(and(eq(invitation.councilId, councilId), eq(invitation.importTaskId, taskId))),
    )
  const [sent] = await tx
    .select({ id: letter.id })
    .from(letter)
    .where(
      and(
        eq(letter.councilId, councilId),
        mine(letter.subjectId),
        notInArray(letter.state, ['queued', 'by_hand', 'cancelled']),
      ),
    )
    .limit(1)
  if (sent) return 'letters-out'
  const [answered] = await tx
    .select({ id: reply.invitationId })
    .from(reply)
    .where(and(eq(reply.councilId, councilId), mine(reply.invitationId)))
    .limit(1)
  const [came] = await tx
    .select({ id: arrival.id })
    .from(arrival)
    .where(and(eq(arrival.councilId, councilId), mine(arrival.invitationId)))
    .limit(1)
  return answered || came ? 'answered' : undefined
}

async function removeInvitations(tx: Database, councilId: string, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const stay = await tx
    .update(letter)
    .set({ state: 'cancelled', address: null })
    .where(and(eq(letter.councilId, councilId), inArray(letter.subjectId, ids)))
    .returning()
  await unsendInvitations(tx, councilId, stay)
  await tx
    .delete(invitation)
    .where(and(eq(invitation.councilId, councilId), inArray(invitation.id, ids)))
}
