import { and, eq, inArray, isNull, ne, not, or, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { affiliation, attendee, party, partyMember, person } from '#db/schema/index.ts'

/**
 * A family whose letters somebody of an organisation passes on: its contact is no member of it, and stays
 * who they are when the family goes.
 */
export const isReachedThroughOthers = sql`("party"."kind" = 'household' and "party"."organisation_id" is not null and not exists (select 1 from party_member m where m.council_id = "party"."council_id" and m.party_id = "party"."id" and m.person_id = "party"."contact_id"))`

/**
 * Who would go with a party, and who would stay because they also belong to, or answer for, another one.
 *
 * @returns `own`: ids of records that are nobody else's, those among them that were joined with one of
 *   these; `stay`: how many people stay known.
 */
export async function whoGoes(
  tx: Database,
  { councilId, partyId }: { councilId: string; partyId: string },
): Promise<{ own: string[]; stay: number }> {
  const people = await peopleOfParty(tx, { councilId, partyId })
  const others = await peopleOfOthers(tx, { councilId, partyId, ids: [...people.keys()] })
  const stays = (id: string): boolean => {
    const into = people.get(id)
    return others.has(id) || (into !== undefined && into !== null && stays(into))
  }
  return { own: [...people.keys()].filter((id) => !stays(id)), stay: others.size }
}

/** The people of one party: its members, its contact, and whoever was joined with one of them, and with whom. */
async function peopleOfParty(
  tx: Database,
  { councilId, partyId }: { councilId: string; partyId: string },
): Promise<Map<string, string | null>> {
  const members = await tx
    .select({ id: partyMember.personId })
    .from(partyMember)
    .where(and(eq(partyMember.councilId, councilId), eq(partyMember.partyId, partyId)))
  const contacts = await tx
    .select({ id: party.contactId })
    .from(party)
    .where(
      and(
        eq(party.councilId, councilId),
        eq(party.id, partyId),
        // Whoever passes a family's letters on stays known when the family is forgotten.
        not(isReachedThroughOthers),
      ),
    )
  const people = new Map<string, string | null>()
  let found = [...new Set([...members, ...contacts].flatMap(({ id }) => id ?? []))]
  for (const id of found) people.set(id, null)
  while (found.length > 0) {
    const joined = await tx
      .select({ id: person.id, into: person.mergedIntoId })
      .from(person)
      .where(and(eq(person.councilId, councilId), inArray(person.mergedIntoId, found)))
    found = joined.flatMap(({ id }) => (people.has(id) ? [] : id))
    for (const { id, into } of joined) people.set(id, into)
  }
  return people
}

/** Those of some people who also belong to, or answer for, another party: they stay known there. */
async function peopleOfOthers(
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
      phoneState: 'fine',
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
