import { and, eq, inArray, isNull, ne, or } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { affiliation, attendee, party, partyMember, person } from '#db/schema/index.ts'

/** The people of one party: its members, its contact, and whoever was joined with one of them. */
export async function peopleOfParty(
  tx: Database,
  { councilId, partyId }: { councilId: string; partyId: string },
): Promise<string[]> {
  const members = await tx
    .select({ id: partyMember.personId })
    .from(partyMember)
    .where(and(eq(partyMember.councilId, councilId), eq(partyMember.partyId, partyId)))
  const contacts = await tx
    .select({ id: party.contactId })
    .from(party)
    .where(and(eq(party.councilId, councilId), eq(party.id, partyId)))
  const ids = new Set([...members, ...contacts].flatMap(({ id }) => id ?? []))
  for (let found = [...ids]; found.length > 0;) {
    const joined = await tx
      .select({ id: person.id })
      .from(person)
      .where(and(eq(person.councilId, councilId), inArray(person.mergedIntoId, found)))
    found = joined.map(({ id }) => id).filter((id) => !ids.has(id))
    for (const id of found) ids.add(id)
  }
  return [...ids]
}

/** Those of some people who also belong to, or answer for, another party: they stay known there. */
export async function peopleOfOthers(
  tx: Database,
  { councilId, partyId, ids }: { councilId: string; partyId: string; ids: readonly string[] },
): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tx
    .select({ memberId: partyMember.personId, contactId: party.contactId })
    .from(party)
    .leftJoin(
      partyMember,
      and(eq(partyMember.councilId, party.councilId), eq(partyMember.partyId, party.id)),
    )
    .where(
      and(
        eq(party.councilId, councilId),
        ne(party.id, partyId),
        isNull(party.erasedAt),
        or(inArray(partyMember.personId, [...ids]), inArray(party.contactId, [...ids])),
      ),
    )
  const theirs = new Set(ids)
  return new Set(
    rows
      .flatMap(({ memberId, contactId }) => [memberId, contactId])
      .filter((id) => id !== null && theirs.has(id))
      .flatMap((id) => id ?? []),
  )
}

/** Take everything that tells who they are from people's records; the empty record and its id stay. */
export async function erasePeople(
  tx: Database,
  { councilId, ids, now }: { councilId: string; ids: readonly string[]; now: Date },
): Promise<void> {
  if (ids.length === 0) return
  const own = [...ids]
  await tx
    .update(person)
    .set({
      fullName: '',
      nativeName: null,
      knownAs: null,
      pronunciation: null,
      email: null,
      phone: null,
      emailState: 'fine',
      nameSearch: '',
      nameSort: '',
      erasedAt: now,
    })
    .where(and(eq(person.councilId, councilId), inArray(person.id, own)))
  await tx
    .delete(affiliation)
    .where(and(eq(affiliation.councilId, councilId), inArray(affiliation.personId, own)))
  await tx
    .update(attendee)
    .set({ name: null, personId: null, jobTitle: null, organisationId: null })
    .where(and(eq(attendee.councilId, councilId), inArray(attendee.personId, own)))
}
