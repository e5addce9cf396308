import { and, eq, sql } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { nomination } from '#db/schema/index.ts'
import { actorLabel, type Actor } from '../actor.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { lockCeremony, nominationsOf, type NominationRow } from './ceremony-row.server.ts'
import { findNominations } from './find-nominations.server.ts'
import { firstOfChild, stateOf } from './nomination.ts'

/** Which nomination is decided about, by whom. */
export interface DecideAsked {
  councilId: string
  eventId: string
  nominationId: string
  actor: Actor
  now: Date
}

export type JoinRefusal = 'unknown' | 'both-accepted' | 'decided'

/**
 * Say that a nomination and another, or a child whom a list knows, are one child. Nothing of either is
 * changed by it, and it can be taken back. Of two nominations the accepted one leads, else the older.
 *
 * @param otherId A nomination of the same ceremony, or the child's record in the directory.
 */
export async function joinNominations(
  db: Database,
  { otherId, ...asked }: DecideAsked & { otherId: string },
): Promise<Result<undefined, JoinRefusal>> {
  return inCouncil(db, asked.councilId, async (tx) => {
    const found = await rowsFor(tx, asked)
    if (!found) return refused('unknown')
    const { rows, row } = found
    const first = firstOfChild(rows)
    const of = (id: string) => rows.find((one) => one.id === first.get(id))
    const other = of(otherId)
    if (!other) return joinToChild(tx, asked, row, otherId)
    const own = of(row.id) ?? row
    if (own.id === other.id) return done()
    if (own.honoureeId && other.honoureeId) return refused('both-accepted')
    if (!isOpen(own) || !isOpen(other)) return refused('decided')
    const [leads, follows] =
      other.honoureeId || (!own.honoureeId && other.createdAt < own.createdAt)
        ? [other, own]
        : [own, other]
    await decide(tx, asked, follows.id, { sameAsId: leads.id }, 'nomination.joined')
    return done()
  })
}

async function joinToChild(
  tx: Database,
  asked: DecideAsked,
  row: NominationRow,
  personId: string,
): Promise<Result<undefined, JoinRefusal>> {
  if (stateOf(row) !== 'received') return refused('decided')
  const found = await findNominations(tx, asked)
  const isSuggested = found?.pairs.some(
    ({ nomination: { row: one }, other }) =>
      one.id === row.id && 'child' in other && other.child.personId === personId,
  )
  if (!isSuggested) return refused('unknown')
  await decide(tx, asked, row.id, { childId: personId }, 'nomination.joined')
  return done()
}

/** Say that the two are two children: they are not suggested again. */
export async function keepNominationsApart(
  db: Database,
  { otherId, ...asked }: DecideAsked & { otherId: string },
): Promise<Result<undefined, 'unknown'>> {
  return inCouncil(db, asked.councilId, async (tx) => {
    const found = await findNominations(tx, asked)
    const isSuggested = found?.pairs.some(
      ({ nomination: { row }, other }) =>
        row.id === asked.nominationId &&
        ('child' in other ? other.child.personId : other.nomination.row.id) === otherId,
    )
    if (!(await rowsFor(tx, asked)) || !isSuggested) return refused('unknown')
    await tx
      .update(nomination)
      .set({
        apartFrom: sql`array_append(array_remove(${nomination.apartFrom}, ${otherId}::uuid), ${otherId}::uuid)`,
      })
      .where(and(eq(nomination.councilId, asked.councilId), eq(nomination.id, asked.nominationId)))
    await audit(tx, asked, asked.nominationId, 'nomination.kept-apart')
    return done()
  })
}

/** Take back that a nomination is, or is not, somebody: the question stands again. */
export async function askAgain(
  db: Database,
  { otherId, ...asked }: DecideAsked & { otherId?: string | undefined },
): Promise<Result<undefined, 'unknown' | 'decided'>> {
  return inCouncil(db, asked.councilId, async (tx) => {
    const found = await rowsFor(tx, asked)
    if (!found) return refused('unknown')
    if (otherId === undefined) {
      // Accepted as that child: then it is the acceptance that is taken back.
      if (found.row.honoureeId) return refused('decided')
      await decide(
        tx,
        asked,
        found.row.id,
        { sameAsId: null, childId: null },
        'nomination.set-apart',
      )
      return done()
    }
    await tx
      .update(nomination)
      .set({ apartFrom: sql`array_remove(${nomination.apartFrom}, ${otherId}::uuid)` })
      .where(and(eq(nomination.councilId, asked.councilId), eq(nomination.id, asked.nominationId)))
    await audit(tx, asked, found.row.id, 'nomination.asked-again')
    return done()
  })
}

const isOpen = (row: NominationRow): boolean => row.withdrawnAt === null && row.declinedAt === null

/** The nomination, with all of its ceremony, which is locked. */
export async function rowsFor(
  tx: Database,
  { councilId, eventId, nominationId, now }: DecideAsked,
): Promise<{ rows: NominationRow[]; row: NominationRow } | undefined> {
  if (!(await lockCeremony(tx, { councilId, eventId, now }))) return undefined
  const rows = await nominationsOf(tx, { councilId, eventId })
  const row = rows.find(({ id }) => id === nominationId)
  return row && { rows, row }
}

/** Write what was decided about a nomination, and by whom. */
export async function decide(
  tx: Database,
  asked: DecideAsked,
  id: string,
  columns: Partial<typeof nomination.$inferInsert>,
  action: string,
): Promise<void> {
  const { councilId, actor, now } = asked
  await tx
    .update(nomination)
    .set({ ...columns, decidedBy: actorLabel(actor), decidedAt: now })
    .where(and(eq(nomination.councilId, councilId), eq(nomination.id, id)))
  await audit(tx, asked, id, action)
}

async function audit(
  tx: Database,
  { councilId, actor, now }: DecideAsked,
  subjectId: string,
  action: string,
): Promise<void> {
  await recordAudit(tx, { councilId, actor, action, subjectId, now })
}
