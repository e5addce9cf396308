import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { honouree, invitation, party, person } from '#db/schema/index.ts'
import { PEOPLE_MOST } from '../invitations/party.ts'
import type { Listed } from '../invitations/write-parties.server.ts'
import type { NominationRow } from './ceremony-row.server.ts'
import { areSiblings, guardianOf, nameOnly, type NominatorRow } from './siblings.server.ts'
import { guardianLikeness } from './twins.ts'

/** A nominated child, and what is known of the ceremony's nominations. */
export interface ChildAsked {
  councilId: string
  occurrenceId: string
  row: NominationRow
  by: ReadonlyMap<string, NominatorRow>
  rows: readonly NominationRow[]
}

/** The party of a child of the same guardian that was accepted before. */
export async function siblingsParty(
  tx: Database,
  { councilId, occurrenceId, row, rows, by }: ChildAsked,
): Promise<string | undefined> {
  const ids = rows.flatMap((other) =>
    other.honoureeId && other.id !== row.id && areSiblings(row, other, by) ? other.honoureeId : [],
  )
  if (ids.length === 0) return undefined
  const [found] = await tx
    .select({ partyId: honouree.partyId })
    .from(honouree)
    .where(
      and(
        eq(honouree.councilId, councilId),
        eq(honouree.occurrenceId, occurrenceId),
        inArray(honouree.id, ids),
        isNull(honouree.withdrawnAt),
        sql`${honouree.partyId} is not null`,
      ),
    )
    .orderBy(honouree.id)
    .limit(1)
  return found?.partyId ?? undefined
}

/** The party of a family that is on the guest list: the same name and the same address or number. */
export async function guestsParty(
  tx: Database,
  { councilId, occurrenceId, row, by }: ChildAsked,
): Promise<string | undefined> {
  if (row.throughUs) return undefined
  const own = guardianOf(row, by)
  if (!own.name || !(own.email ?? own.phone)) return undefined
  const guests = await tx
    .select({ partyId: party.id, contact: person })
    .from(invitation)
    .innerJoin(
      party,
      and(eq(party.councilId, invitation.councilId), eq(party.id, invitation.partyId)),
    )
    .innerJoin(person, and(eq(person.councilId, party.councilId), eq(person.id, party.contactId)))
    .where(
      and(
        eq(invitation.councilId, councilId),
        eq(invitation.occurrenceId, occurrenceId),
        eq(party.kind, 'household'),
        isNull(party.organisationId),
        isNull(party.mergedIntoId),
        isNull(invitation.revokedAt),
      ),
    )
  return guests.find(({ contact: { fullName: name, email, phone } }) => {
    const reached = guardianLikeness({ ...own, name: null }, { name: null, email, phone })
    return (
      reached === 'same' &&
      guardianLikeness(nameOnly(own), nameOnly({ name, email, phone })) === 'same'
    )
  })?.partyId
}

/** Room for one child more on a family's invitation, up to the most that one may be for; its id. */
export async function raiseLimit(
  tx: Database,
  {
    councilId,
    occurrenceId,
    partyId,
  }: { councilId: string; occurrenceId: string; partyId: string },
): Promise<string | undefined> {
  const where = and(
    eq(invitation.councilId, councilId),
    eq(invitation.occurrenceId, occurrenceId),
    eq(invitation.partyId, partyId),
  )
  const [found] = await tx.select().from(invitation).where(where)
  if (!found) return undefined
  // What an officer or a list set is theirs; what nominations set grows with the children.
  if (found.source === 'nomination')
    await tx
      .update(invitation)
      .set({ peopleLimit: sql`least(${invitation.peopleLimit} + 1, ${PEOPLE_MOST})` })
      .where(where)
  return found.id
}

/** A guardian's own party that was invited meanwhile. */
export async function listedOf(
  tx: Database,
  {
    councilId,
    occurrenceId,
    contact,
  }: { councilId: string; occurrenceId: string; contact: string | null },
): Promise<Listed | undefined> {
  if (!contact) return undefined
  const [found] = await tx
    .select({ invitationId: invitation.id, partyId: party.id })
    .from(invitation)
    .innerJoin(
      party,
      and(eq(party.councilId, invitation.councilId), eq(party.id, invitation.partyId)),
    )
    .where(
      and(
        eq(invitation.councilId, councilId),
        eq(invitation.occurrenceId, occurrenceId),
        eq(party.contactId, contact),
        isNull(party.organisationId),
      ),
    )
  return found
}
