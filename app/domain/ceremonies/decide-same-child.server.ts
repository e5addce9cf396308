import { and, eq, inArray } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { partyMember, sameChild } from '#db/schema/index.ts'
import { actorLabel, type Actor } from '../actor.ts'
import { keepApart, mergePeople } from '../directory/merge-people.server.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { searchForm } from '../names.ts'
import { findChildren, type ChildPair } from './find-children.server.ts'
import { findNames } from './find-names.server.ts'

interface Asked {
  councilId: string
  occurrenceId: string
  /** As `pairKeyOf` made it. */
  pair: string
  actor: Actor
  now: Date
}

/** What tells a pair apart from the others of a page. */
export const pairKeyOf = ({
  partyId,
  name,
  otherId,
}: Pick<ChildPair, 'partyId' | 'name' | 'otherId'>): string =>
  otherId ?? `${partyId}/${searchForm(name)}`

/**
 * Say that a name of a reply is a known child's, or that two of the directory are one child. No name
 * is changed by it: of two on the list the one stays whose name is approved.
 */
export async function joinChildren(
  db: Database,
  { personId, ...asked }: Asked & { personId: string },
): Promise<Result<undefined, 'unknown' | 'both-approved'>> {
  return inCouncil(db, asked.councilId, async (tx) => {
    const pair = await findPair(tx, asked)
    if (!pair?.known.some((one) => one.personId === personId)) return refused('unknown')
    if (pair.otherId) return joinPeople(tx, asked, personId, pair.otherId)
    await say(tx, asked, pair, [{ personId, same: true }])
    return done()
  })
}

/** Say that they are two children. */
export async function separateChildren(
  db: Database,
  asked: Asked,
): Promise<Result<undefined, 'unknown'>> {
  return inCouncil(db, asked.councilId, async (tx) => {
    const pair = await findPair(tx, asked)
    const [first] = pair?.known ?? []
    if (!pair || !first) return refused('unknown')
    if (pair.otherId)
      return keepApart(tx, { ...asked, personId: first.personId, otherId: pair.otherId })
    await say(
      tx,
      asked,
      pair,
      pair.known.map(({ personId }) => ({ personId, same: false })),
    )
    return done()
  })
}

async function findPair(
  tx: Database,
  { pair: key, ...where }: Pick<Asked, 'councilId' | 'occurrenceId' | 'pair'>,
): Promise<ChildPair | undefined> {
  const { pairs } = await findChildren(tx, where)
  return pairs.find((pair) => pairKeyOf(pair) === key)
}

async function joinPeople(
  tx: Database,
  { councilId, occurrenceId, actor, now }: Asked,
  personId: string,
  otherId: string,
): Promise<Result<undefined, 'unknown' | 'both-approved'>> {
  const names = await findNames(tx, { councilId, occurrenceId })
  const isSettled = (id: string) =>
    names.some(
      (entry) => entry.honouree.personId === id && (entry.live || entry.state === 'approved'),
    )
  const [stays, goes] =
    isSettled(otherId) && !isSettled(personId) ? [otherId, personId] : [personId, otherId]
  const merged = await mergePeople(tx, { councilId, personId: stays, otherId: goes, actor, now })
  if (merged.ok) return done()
  return refused(merged.reason === 'name-approved' ? 'both-approved' : 'unknown')
}

async function say(
  tx: Database,
  { councilId, actor, now }: Asked,
  { partyId, name }: ChildPair,
  lines: Array<{ personId: string; same: boolean }>,
): Promise<void> {
  const nameForm = searchForm(name)
  const ids = lines.map(({ personId }) => personId)
  // The party's row of the child guards against two officers who say different things at once.
  await tx
    .select({ id: partyMember.personId })
    .from(partyMember)
    .where(
      and(
        eq(partyMember.councilId, councilId),
        eq(partyMember.partyId, partyId),
        inArray(partyMember.personId, ids),
      ),
    )
    .for('update')
  for (const { personId, same } of lines) {
    const columns = { same, actor: actorLabel(actor), at: now }
    await tx
      .insert(sameChild)
      .values({ councilId, partyId, personId, nameForm, ...columns })
      .onConflictDoUpdate({
        target: [sameChild.councilId, sameChild.partyId, sameChild.personId, sameChild.nameForm],
        set: columns,
      })
    await recordAudit(tx, {
      councilId,
      actor,
      action: same ? 'child.joined' : 'child.kept-apart',
      subjectId: personId,
      now,
    })
  }
}
