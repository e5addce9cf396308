import { and, eq, sql } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { nomination } from '#db/schema/index.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { lockCeremony, nominationsOf, type NominationRow } from './ceremony-row.server.ts'
import { columnsOf, type NominatingWhere } from './nominate.server.ts'
import { stateOf, type NominationGiven } from './nomination.ts'

export type ChangeRefusal = 'unknown' | 'closed' | 'decided' | 'changed-meanwhile'

/**
 * Correct a nomination. A nominator may until it is decided or the list is closed; the desk until it is
 * decided. Where the child's name changes, what an officer said about whose it is, is asked again.
 *
 * @param revision The one that the form was made from.
 */
export async function correctNomination(
  db: Database,
  {
    nominationId,
    revision,
    child,
    ...where
  }: Omit<NominatingWhere, 'nominatorId'> & {
    /** Undefined: the desk, which may correct anybody's. */
    nominatorId: string | undefined
    nominationId: string
    revision: number
    child: NominationGiven
  },
): Promise<Result<undefined, ChangeRefusal>> {
  const { councilId, eventId, actor, now } = where
  return inCouncil(db, councilId, async (tx) => {
    const found = await openOne(tx, { ...where, nominationId })
    if (!found.ok) return found
    const { row } = found.value
    if (row.revision !== revision) return refused('changed-meanwhile')
    const isRenamed = row.childName !== child.childName
    await tx
      .update(nomination)
      .set({
        ...columnsOf(child),
        revision: revision + 1,
        ...(isRenamed ? { sameAsId: null, childId: null, apartFrom: [] } : {}),
      })
      .where(and(eq(nomination.councilId, councilId), eq(nomination.id, nominationId)))
    if (isRenamed) await forgetDecisions(tx, { councilId, eventId, nominationId })
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'nomination.corrected',
      subjectId: nominationId,
      detail: { renamed: isRenamed },
      now,
    })
    return done()
  })
}

/** What was said of the others and this one, when it still had another name. */
async function forgetDecisions(
  tx: Database,
  {
    councilId,
    eventId,
    nominationId,
  }: { councilId: string; eventId: string; nominationId: string },
): Promise<void> {
  const others = and(eq(nomination.councilId, councilId), eq(nomination.eventId, eventId))
  await tx
    .update(nomination)
    .set({ sameAsId: null })
    .where(and(others, eq(nomination.sameAsId, nominationId)))
  await tx
    .update(nomination)
    .set({ apartFrom: sql`array_remove(${nomination.apartFrom}, ${nominationId}::uuid)` })
    .where(and(others, sql`${nominationId}::uuid = any(${nomination.apartFrom})`))
}

/** Withdraw a nomination; pressing twice is no mistake. */
export async function withdrawNomination(
  db: Database,
  {
    nominationId,
    ...where
  }: Omit<NominatingWhere, 'nominatorId'> & {
    nominatorId: string | undefined
    nominationId: string
  },
): Promise<Result<undefined, Exclude<ChangeRefusal, 'changed-meanwhile'>>> {
  const { councilId, actor, now } = where
  return inCouncil(db, councilId, async (tx) => {
    const found = await openOne(tx, { ...where, nominationId })
    if (!found.ok) return found
    if (stateOf(found.value.row) === 'withdrawn') return done()
    await tx
      .update(nomination)
      .set({ withdrawnAt: now })
      .where(and(eq(nomination.councilId, councilId), eq(nomination.id, nominationId)))
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'nomination.withdrawn',
      subjectId: nominationId,
      now,
    })
    return done()
  })
}

/** A nomination that may still be changed by whoever asks. */
async function openOne(
  tx: Database,
  {
    councilId,
    eventId,
    nominatorId,
    nominationId,
    actor,
    now,
  }: Omit<NominatingWhere, 'nominatorId'> & {
    nominatorId: string | undefined
    nominationId: string
  },
): Promise<Result<{ row: NominationRow }, 'unknown' | 'closed' | 'decided'>> {
  const ceremony = await lockCeremony(tx, { councilId, eventId, now })
  const rows = await nominationsOf(tx, { councilId, eventId })
  const row = rows.find(({ id }) => id === nominationId)
  if (!ceremony || !row) return refused('unknown')
  if (nominatorId !== undefined && row.nominatorId !== nominatorId) return refused('unknown')
  if (actor.kind === 'link' && !ceremony.isOpen) return refused('closed')
  const state = stateOf(row)
  if (state === 'accepted' || state === 'declined') return refused('decided')
  // Joined to a child who is on the list: for the nominator it is accepted.
  const isListed = state === 'same' && isOnList(rows, row)
  return isListed ? refused('decided') : done({ row })
}

/** Whether the nomination that this one was joined to was accepted. */
export function isOnList(rows: readonly NominationRow[], row: NominationRow): boolean {
  const into = rows.find(({ id }) => id === row.sameAsId)
  return row.honoureeId !== null || (into !== undefined && isOnList(rows, into))
}
