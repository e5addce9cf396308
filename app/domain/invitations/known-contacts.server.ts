import { and, desc, eq, inArray, isNull, not } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { party, person } from '#db/schema/index.ts'
import { isReachedThroughOthers } from '../directory/erase-people.server.ts'
import type { PartyGiven } from './party.ts'

/** Somebody whom the directory does not know, or who was merged into another. */
export class UnknownPerson extends Error {
  override name = 'UnknownPerson'
}

/** People whom the directory knows, by id, with the family that they answer for. */
export type KnownContacts = ReadonlyMap<
  string,
  { person: typeof person.$inferSelect; partyId?: string }
>

/**
 * The contacts of parties that are told by an id.
 *
 * @throws UnknownPerson when one of them is nobody of this council.
 */
export async function knownContacts(
  tx: Database,
  councilId: string,
  parties: readonly PartyGiven[],
): Promise<KnownContacts> {
  const ids = parties.flatMap(({ contact }) => ('personId' in contact ? contact.personId : []))
  if (ids.length === 0) return new Map()
  const people = await tx
    .select()
    .from(person)
    .where(
      and(
        eq(person.councilId, councilId),
        inArray(person.id, ids),
        isNull(person.mergedIntoId),
        isNull(person.erasedAt),
      ),
    )
  const households = await tx
    .select({ id: party.id, contactId: party.contactId })
    .from(party)
    .where(
      and(
        eq(party.councilId, councilId),
        inArray(party.contactId, ids),
        eq(party.kind, 'household'),
        // A family that is only reached through somebody is not their own.
        not(isReachedThroughOthers),
        isNull(party.mergedIntoId),
      ),
    )
    .orderBy(desc(party.id))
  const found = new Map<string, { person: typeof person.$inferSelect; partyId?: string }>()
  for (const one of people) {
    const partyId = households.find(({ contactId }) => contactId === one.id)?.id
    found.set(one.id, { person: one, ...(partyId ? { partyId } : {}) })
  }
  if (ids.some((id) => !found.has(id))) throw new UnknownPerson()
  return found
}
