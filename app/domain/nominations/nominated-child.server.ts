import { and, eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { affiliation, honouree, nameProof, partyMember } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { addHonouree, type Child } from '../ceremonies/add-honouree.server.ts'
import { organisationsNamed } from '../directory/organisations-named.server.ts'
import type { Listed } from '../invitations/write-parties.server.ts'
import { searchForm } from '../names.ts'
import type { NominationRow } from './ceremony-row.server.ts'

interface Asked {
  councilId: string
  occurrenceId: string
  row: NominationRow
  /** The same child's name as other nominators wrote it. */
  spellings: readonly string[]
  family: Listed
  actor: Actor
  now: Date
}

/**
 * Put a nominated child on the ceremony's list, as one of its family. A name that another nominator wrote
 * in another script becomes the child's own-script name.
 *
 * @returns The place on the list; of a child who is on it already, the place it has.
 */
export async function listChild(tx: Database, asked: Asked): Promise<string> {
  const { councilId, occurrenceId, row, spellings, family, actor, now } = asked
  const { partyId } = family
  const child: Child = row.childId
    ? { personId: row.childId, partyId }
    : {
        name: row.childName,
        nativeName: spellings.find((name) => isOtherScript(name, row.childName)) ?? null,
        knownAs: row.knownAs,
        language: row.language,
        ageBand: 'child',
        partyId,
      }
  const added = await addHonouree(tx, { councilId, occurrenceId, child, actor, now })
  if (row.childId)
    await tx
      .insert(partyMember)
      .values({ councilId, partyId, personId: row.childId, ageBand: 'child' })
      .onConflictDoNothing()
  if (!added.ok) {
    const there = row.childId && (await placeOf(tx, asked, row.childId))
    if (!there) throw new Error(`The child was not listed: ${added.reason}`)
    return there
  }
  if (row.printedName)
    await tx
      .update(nameProof)
      .set({ printedName: row.printedName })
      .where(
        and(
          eq(nameProof.councilId, councilId),
          eq(nameProof.honoureeId, added.value),
          eq(nameProof.revision, 1),
          eq(nameProof.name, row.childName),
        ),
      )
  if (row.school && !row.childId) await writeSchool(tx, asked, added.value, row.school)
  return added.value
}

async function placeOf(
  tx: Database,
  { councilId, occurrenceId }: Asked,
  personId: string,
): Promise<string | undefined> {
  const [found] = await tx
    .select({ id: honouree.id })
    .from(honouree)
    .where(
      and(
        eq(honouree.councilId, councilId),
        eq(honouree.occurrenceId, occurrenceId),
        eq(honouree.personId, personId),
      ),
    )
  return found?.id
}

async function writeSchool(
  tx: Database,
  { councilId, now }: Asked,
  honoureeId: string,
  school: string,
): Promise<void> {
  const found = await organisationsNamed(tx, { councilId, names: [school], kind: 'school', now })
  const organisationId = found.get(searchForm(school))
  const [place] = await tx
    .select({ personId: honouree.personId })
    .from(honouree)
    .where(and(eq(honouree.councilId, councilId), eq(honouree.id, honoureeId)))
  if (organisationId && place)
    await tx.insert(affiliation).values({ councilId, personId: place.personId, organisationId })
}

const isLatin = (name: string): boolean => /\p{Script=Latin}/u.test(name)

const isOtherScript = (one: string, other: string): boolean => isLatin(one) !== isLatin(other)
