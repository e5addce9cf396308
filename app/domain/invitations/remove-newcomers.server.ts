import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import {
  affiliation,
  invitation,
  letter,
  link,
  party,
  partyMember,
  person,
  sameChild,
} from '#db/schema/index.ts'
import { addedBy } from './write-members.server.ts'

/** Parties that the import made and that nothing else holds, and their people. Whoever is used elsewhere stays. */
export async function removeNewcomers(
  tx: Database,
  {
    councilId,
    taskId,
    partyIds,
    since,
  }: { councilId: string; taskId: string; partyIds: string[]; since: Date },
): Promise<void> {
  if (partyIds.length === 0) return
  const added = await tx
    .delete(partyMember)
    .where(and(eq(partyMember.councilId, councilId), eq(partyMember.relation, addedBy(taskId))))
    .returning({ personId: partyMember.personId })
  await removePeople(tx, { councilId, since, ids: added.map(({ personId }) => personId) })
  const gone = await tx
    .select({ id: party.id, contactId: party.contactId })
    .from(party)
    .where(
      and(
        eq(party.councilId, councilId),
        inArray(party.id, partyIds),
        sql`${party.createdAt} >= ${since.toISOString()}::timestamptz`,
        sql`not exists (select from ${invitation} i where i.council_id = ${party.councilId} and i.party_id = ${party.id})`,
        sql`not exists (select from honouree h where h.council_id = ${party.councilId} and h.party_id = ${party.id})`,
      ),
    )
  const ids = gone.map(({ id }) => id)
  if (ids.length === 0) return
  await tx
    .delete(sameChild)
    .where(and(eq(sameChild.councilId, councilId), inArray(sameChild.partyId, ids)))
  const members = await tx
    .delete(partyMember)
    .where(and(eq(partyMember.councilId, councilId), inArray(partyMember.partyId, ids)))
    .returning({ personId: partyMember.personId })
  await tx.delete(link).where(and(eq(link.councilId, councilId), inArray(link.partyId, ids)))
  await tx
    .update(letter)
    .set({ partyId: null })
    .where(and(eq(letter.councilId, councilId), inArray(letter.partyId, ids)))
  await tx.delete(party).where(and(eq(party.councilId, councilId), inArray(party.id, ids)))
  const people = [...gone.map(({ contactId }) => contactId), ...members.map((m) => m.personId)]
  await removePeople(tx, { councilId, since, ids: people.flatMap((id) => id ?? []) })
}

const HELD_BY = [
  ['party', 'contact_id'],
  ['party_member', 'person_id'],
  ['attendee', 'person_id'],
  ['honouree', 'person_id'],
  ['same_child', 'person_id'],
  ['merge_decision', 'person_id'],
  ['merge_decision', 'other_id'],
] as const

async function removePeople(
  tx: Database,
  { councilId, ids, since }: { councilId: string; ids: string[]; since: Date },
): Promise<void> {
  if (ids.length === 0) return
  const free = await tx
    .select({ id: person.id })
    .from(person)
    .where(
      and(
        eq(person.councilId, councilId),
        inArray(person.id, ids),
        sql`${person.createdAt} >= ${since.toISOString()}::timestamptz`,
        ...HELD_BY.map(
          ([table, column]) =>
            sql`not exists (select from ${sql.identifier(table)} x where x.council_id = ${person.councilId} and x.${sql.identifier(column)} = ${person.id})`,
        ),
      ),
    )
  const gone = free.map(({ id }) => id)
  if (gone.length === 0) return
  await tx
    .delete(affiliation)
    .where(and(eq(affiliation.councilId, councilId), inArray(affiliation.personId, gone)))
  await tx.delete(person).where(and(eq(person.councilId, councilId), inArray(person.id, gone)))
}
