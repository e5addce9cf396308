import type { Database } from '#db/client.server.ts'
import { affiliation, partyMember } from '#db/schema/index.ts'
import { organisationsNamed } from '../directory/organisations-named.server.ts'
import { writePeople } from '../directory/write-people.server.ts'
import { searchForm } from '../names.ts'
import type { PartyGiven } from './party.ts'

/** The contact is one of the party; so are those who are named. A known family's members stay as they are. */
export async function writeMembers(
  tx: Database,
  { councilId, now }: { councilId: string; now: Date },
  parties: readonly PartyGiven[],
  { contactIds, partyIds }: { contactIds: readonly string[]; partyIds: readonly string[] },
): Promise<void> {
  const fresh = parties.flatMap((given, index) => {
    const [partyId, contactId] = [partyIds[index], contactIds[index]]
    return partyId && contactId && !('personId' in given.contact)
      ? [{ given, partyId, contactId, language: given.contact.language }]
      : []
  })
  const members = fresh.flatMap(({ given, partyId, language }) =>
    given.members.map((member) => ({ member, partyId, language })),
  )
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
      relation: null,
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
