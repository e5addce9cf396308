import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { honouree, nameProof } from '#db/schema/index.ts'
import { done, refused, type Result } from '../result.ts'

/**
 * What a child of two records had on ceremonies' lists, by what became of it: `honouree` moved,
 * `withdrawn` left the list because the other record is on it, `returned` came back in its place.
 */
export type MovedChild = Record<'honouree' | 'withdrawn' | 'returned', string[]>

/**
 * Move one person's places on ceremonies' lists to another. The versions of the name, the approval and
 * the certificate hang on the place, and go with it. A list has one place a child: where both are on it,
 * `to`'s stays, and `from`'s leaves it with its versions.
 *
 * @returns Refused where the one that would leave has an approved name, and so may have a certificate.
 */
export async function moveChild(
  tx: Database,
  councilId: string,
  { from, to, now }: { from: string; to: string; now: Date },
): Promise<Result<MovedChild, 'name-approved'>> {
  const rows = await tx
    .select()
    .from(honouree)
    .where(and(eq(honouree.councilId, councilId), inArray(honouree.personId, [from, to])))
    .orderBy(honouree.id)
    .for('update')
  const theirs = new Map(
    rows.filter((row) => row.personId === to).map((row) => [row.occurrenceId, row]),
  )
  const moved: MovedChild = { honouree: [], withdrawn: [], returned: [] }
  for (const row of rows.filter(({ personId }) => personId === from)) {
    const other = theirs.get(row.occurrenceId)
    if (!other) moved.honouree.push(row.id)
    else if (!row.withdrawnAt) {
      moved.withdrawn.push(row.id)
      if (other.withdrawnAt) moved.returned.push(other.id)
    }
  }
  if (await anyApproved(tx, councilId, moved.withdrawn)) return refused('name-approved')
  await change(tx, councilId, moved.honouree, { personId: to })
  await change(tx, councilId, moved.withdrawn, { withdrawnAt: now })
  await change(tx, councilId, moved.returned, { withdrawnAt: null })
  return done(moved)
}

/** Set apart what `moveChild` joined. */
export async function giveBackChild(
  tx: Database,
  councilId: string,
  { to, moved, now }: { to: string; moved: Record<string, string[]>; now: Date },
): Promise<void> {
  const { honouree: places = [], withdrawn = [], returned = [] } = moved
  await change(tx, councilId, places, { personId: to })
  await change(tx, councilId, withdrawn, { withdrawnAt: null })
  await change(tx, councilId, returned, { withdrawnAt: now })
}

async function anyApproved(tx: Database, councilId: string, ids: string[]): Promise<boolean> {
  if (ids.length === 0) return false
  const found = await tx
    .select({ id: nameProof.id })
    .from(nameProof)
    .where(
      and(
        eq(nameProof.councilId, councilId),
        inArray(nameProof.honoureeId, ids),
        isNotNull(nameProof.approvedAt),
      ),
    )
    .limit(1)
  return found.length > 0
}

async function change(
  tx: Database,
  councilId: string,
  ids: string[],
  columns: Partial<typeof honouree.$inferInsert>,
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .update(honouree)
    .set(columns)
    .where(and(eq(honouree.councilId, councilId), inArray(honouree.id, ids)))
}
