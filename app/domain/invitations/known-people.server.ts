import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { invitation, party, person } from '#db/schema/index.ts'
import type { KnownPerson } from './import-matches.ts'

/** Everybody in the directory, with the invitation to this occurrence that they answer for. */
export async function knownPeople(
  tx: Database,
  {
    councilId,
    occurrenceId,
    invitedOnly = false,
  }: { councilId: string; occurrenceId: string; invitedOnly?: boolean },
): Promise<KnownPerson[]> {
  const rows = await tx
    .select({
      key: person.id,
      name: person.fullName,
      nativeName: person.nativeName,
      knownAs: person.knownAs,
      email: person.email,
      phone: person.phone,
      invitationId: invitation.id,
    })
    .from(person)
    .leftJoin(party, and(eq(party.councilId, person.councilId), eq(party.contactId, person.id)))
    .leftJoin(
      invitation,
      and(
        eq(invitation.councilId, party.councilId),
        eq(invitation.partyId, party.id),
        eq(invitation.occurrenceId, occurrenceId),
      ),
    )
    .where(
      and(
        eq(person.councilId, councilId),
        isNull(person.mergedIntoId),
        isNull(person.erasedAt),
        invitedOnly ? isNotNull(invitation.id) : undefined,
      ),
    )
  const byPerson = new Map<string, KnownPerson>()
  for (const row of rows) {
    const before = byPerson.get(row.key)
    // One person may answer for several parties; the one that is on this list is the one that counts.
    if (before?.invitationId) continue
    byPerson.set(row.key, {
      key: row.key,
      name: row.name,
      nativeName: row.nativeName ?? undefined,
      knownAs: row.knownAs ?? undefined,
      email: row.email ?? undefined,
      phone: row.phone ?? undefined,
      invitationId: row.invitationId,
    })
  }
  return [...byPerson.values()]
}
