import { inCouncil, type Database } from '#db/client.server.ts'
import type { Actor } from '../actor.ts'
import { addHonouree, type Child } from './add-honouree.server.ts'
import { findChildren, type ChildOfParty } from './find-children.server.ts'

/**
 * Put the children of invited families on a ceremony's list in one step. Infants are left to the
 * officer: many come along in somebody's arms and are not the ones who are celebrated. So is a
 * name that may be a child who is known: it waits until somebody says.
 *
 * @param whose `coming`: of families that have their places; `invited`: of all that have not said no.
 * @returns How many came onto the list; pressing twice adds nobody twice.
 */
export async function addChildrenOfParties(
  db: Database,
  {
    councilId,
    occurrenceId,
    whose,
    actor,
    now,
  }: {
    councilId: string
    occurrenceId: string
    whose: 'coming' | 'invited'
    actor: Actor
    now: Date
  },
): Promise<{ added: number }> {
  return inCouncil(db, councilId, async (tx) => {
    const { missing } = await findChildren(tx, { councilId, occurrenceId })
    const children = missing.filter(
      ({ ageBand, isComing }) => ageBand !== 'infant' && (whose === 'invited' || isComing),
    )
    let added = 0
    for (const child of children) {
      const result = await addHonouree(tx, {
        councilId,
        occurrenceId,
        child: asChild(child),
        actor,
        now,
      })
      if (result.ok) added += 1
    }
    return { added }
  })
}

/** How `addHonouree` takes a child that was found. */
export function asChild({ personId, name, ageBand, partyId, language }: ChildOfParty): Child {
  return personId ? { personId, partyId } : { name, ageBand, partyId, language }
}
