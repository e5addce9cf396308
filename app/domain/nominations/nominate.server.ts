import { inCouncil, type Database } from '#db/client.server.ts'
import { nomination } from '#db/schema/index.ts'
import { actorLabel, type Actor } from '../actor.ts'
import { nameSearchOf } from '../directory/name-search.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { lockCeremony, nominationsOf } from './ceremony-row.server.ts'
import { NOMINATIONS_MOST, type NominationGiven } from './nomination.ts'

/** Whose list, of which ceremony, is changed by whom. */
export interface NominatingWhere {
  councilId: string
  eventId: string
  /** Whose list it is; null: the desk's own. A nominator's link reaches no other list. */
  nominatorId: string | null
  actor: Actor
  now: Date
}

export type NominateRefusal = 'unknown' | 'closed' | 'too-many'

/**
 * Put children on a nominator's list. The desk may add after the close; nominators may not.
 *
 * @param mark Of the form that was sent: sent twice it adds nobody twice.
 * @returns How many are on the list through this form.
 */
export async function nominateChildren(
  db: Database,
  {
    councilId,
    eventId,
    nominatorId,
    actor,
    now,
    mark,
    children,
  }: NominatingWhere & { mark: string; children: readonly NominationGiven[] },
): Promise<Result<{ nominated: number }, NominateRefusal>> {
  return inCouncil(db, councilId, async (tx) => {
    const ceremony = await lockCeremony(tx, { councilId, eventId, now })
    if (!ceremony) return refused('unknown')
    if (!ceremony.isOpen && actor.kind === 'link') return refused('closed')
    const there = await nominationsOf(tx, { councilId, eventId })
    const theirs = there.filter((row) => row.nominatorId === nominatorId)
    if (theirs.length + children.length > NOMINATIONS_MOST) return refused('too-many')
    const written = await tx
      .insert(nomination)
      .values(
        children.map((child, at) => ({
          councilId,
          eventId,
          nominatorId,
          // Of one nominator: a mark that somebody else's form had is another.
          mark: `${nominatorId ?? 'desk'}/${mark}/${at}`,
          ...columnsOf(child),
          createdBy: actorLabel(actor),
          createdAt: now,
        })),
      )
      .onConflictDoNothing()
      .returning({ id: nomination.id })
    await recordAudit(
      tx,
      ...written.map(({ id }) => ({
        councilId,
        actor,
        action: 'nomination.received',
        subjectId: id,
        detail: { nominator: nominatorId },
        now,
      })),
    )
    return done({ nominated: children.length })
  })
}

/** The columns that hold what was proposed, and the form for searching. */
export function columnsOf(child: NominationGiven) {
  const nativeName = child.printedName
  return {
    ...child,
    nameSearch: nameSearchOf({ fullName: child.childName, nativeName, knownAs: child.knownAs }),
  }
}
