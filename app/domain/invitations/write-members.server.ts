import { and, eq, inArray } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { affiliation, party, partyMember, person } from '#db/schema/index.ts'
import { organisationsNamed } from '../directory/organisations-named.server.ts'
import { writePeople } from '../directory/write-people.server.ts'
import { searchForm } from '../names.ts'
import type { PartyGiven } from './party.ts'

/**
 * The contact is one of the party; so are those who are named. A known family's members stay as they are,
 * and whoever is named and not among them is added.
 */
export async function writeMembers(
  tx: Database,
  {
    councilId,
    importTaskId,
    now,
  }: { councilId: string; importTaskId?: string | undefined; now: Date },
  parties: readonly PartyGiven[],
  { contactIds, partyIds }: { contactIds: readonly string[]; partyIds: readonly string[] },
): Promise<void> {
  const all = parties.flatMap((given, index) => {
    const [partyId, contactId] = [partyIds[index], contactIds[index]]
    return partyId && contactId ? [{ given, partyId, contactId }] : []
  })
  const fresh = all.filter(({ given }) => !('personId' in given.contact))
  const there = await namesIn(
    tx,
    councilId,
    all.filter((one) => !fresh.includes(one) && one.given.members.length > 0),
  )
  const members = all.flatMap(({ given, partyId }) => {
    const known = there.get(partyId)
    const language =
      'language' in given.contact ? given.contact.language : (known?.language ?? 'en')
    return given.members
      .filter(({ fullName }) => !known?.names.has(searchForm(fullName)))
      .map((member) => ({ member, partyId, language }))
  })
  const people = members.map(({ member, language }) => ({ ...member, language }))
  const memberIds = await writePeople(tx, { councilId, people, now })
  const rows = [
    ...fresh.map(({ partyId, contactId }) => ({
      councilId,
      partyId,
      personId: contactId,
      ageBand: 'adult' as const,
      relation: 'contact',
    })),
    ...members.map(({ member, partyId }, index) => ({
      councilId,
      partyId,
      personId: memberIds[index] ?? '',
      ageBand: member.ageBand,
      // Taking the import back takes them out of a family that was there before.
      relation: there.has(partyId) && importTaskId ? addedBy(importTaskId) : null,
    })),
  ]
  if (rows.length > 0) await tx.insert(partyMember).values(rows)
  const schools = members.flatMap(({ member }) => member.school ?? [])
  if (schools.length === 0) return
  const found = await organisationsNamed(tx, { councilId, names: schools, kind: 'school', now })
  await tx.insert(affiliation).values(
    members.flatMap(({ member }, index) => {
      const organisationId = member.school ? found.get(searchForm(member.school)) : undefined
      const personId = memberIds[index]
      return organisationId && personId ? [{ councilId, personId, organisationId }] : []
    }),
  )
}

/** How a membership says that an import added it to a family that was known. */
export const addedBy = (importTaskId: string): string => `import:${importTaskId}`

/** What the members of known parties are called, in any of their names, and what the party is written to in. */
async function namesIn(
  tx: Database,
  councilId: string,
  parties: ReadonlyArray<{ partyId: string }>,
): Promise<Map<string, { language: string; names: Set<string> }>> {
  if (parties.length === 0) return new Map()
  const rows = await tx
    .select({
      partyId: party.id,
      language: party.language,
      fullName: person.fullName,
      nativeName: person.nativeName,
      knownAs: person.knownAs,
    })
    .from(party)
    .leftJoin(
      partyMember,
      and(eq(partyMember.councilId, party.councilId), eq(partyMember.partyId, party.id)),
    )
    .leftJoin(
      person,
      and(eq(person.councilId, partyMember.councilId), eq(person.id, partyMember.personId)),
    )
    .where(
      and(
        eq(party.councilId, councilId),
        inArray(
          party.id,
          parties.map(({ partyId }) => partyId),
        ),
      ),
    )
  return new Map(
    [...Map.groupBy(rows, ({ partyId }) => partyId)].map(([partyId, own]) => [
      partyId,
      {
        language: own[0]?.language ?? 'en',
        names: new Set(
          own.flatMap(({ fullName, nativeName, knownAs }) =>
            [fullName, nativeName, knownAs].flatMap((name) => (name ? searchForm(name) : [])),
          ),
        ),
      },
    ]),
  )
}
