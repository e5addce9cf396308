import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import {
  attendee,
  honouree,
  invitation,
  mergeDecision,
  party,
  partyMember,
  person,
  reply,
  sameChild,
} from '#db/schema/index.ts'

/** A child of a party, with every name of its own. */
export type Member = Awaited<ReturnType<typeof membersOf>>[number]

/** What tells two people apart from every other two, whichever comes first. */
export const twoOf = (one: string, other: string): string => [one, other].toSorted().join(' ')

/** The families invited to an occurrence who have not said no, by name. */
export async function familiesOf(tx: Database, councilId: string, occurrenceId: string) {
  const rows = await tx
    .select({
      invitationId: invitation.id,
      partyId: party.id,
      partyLabel: party.label,
      language: party.language,
      state: reply.state,
    })
    .from(invitation)
    .innerJoin(
      party,
      and(eq(party.councilId, invitation.councilId), eq(party.id, invitation.partyId)),
    )
    .leftJoin(
      reply,
      and(eq(reply.councilId, invitation.councilId), eq(reply.invitationId, invitation.id)),
    )
    .where(
      and(
        eq(invitation.councilId, councilId),
        eq(invitation.occurrenceId, occurrenceId),
        isNull(invitation.revokedAt),
        isNull(party.mergedIntoId),
      ),
    )
    .orderBy(asc(party.labelSort), asc(party.id))
  return rows
    .filter(({ state }) => state !== 'declined')
    .map(({ state, ...family }) => ({ ...family, isComing: state === 'confirmed' }))
}

/** The children of some parties, those who are known for longest first. */
export async function membersOf(tx: Database, councilId: string, partyIds: string[]) {
  if (partyIds.length === 0) return []
  return tx
    .select({
      partyId: partyMember.partyId,
      personId: person.id,
      name: person.fullName,
      nativeName: person.nativeName,
      knownAs: person.knownAs,
      ageBand: partyMember.ageBand,
    })
    .from(partyMember)
    .innerJoin(
      person,
      and(eq(person.councilId, partyMember.councilId), eq(person.id, partyMember.personId)),
    )
    .where(
      and(
        eq(partyMember.councilId, councilId),
        inArray(partyMember.partyId, partyIds),
        ne(partyMember.ageBand, 'adult'),
        isNull(person.mergedIntoId),
        isNull(person.erasedAt),
      ),
    )
    .orderBy(asc(person.createdAt), asc(person.nameSort), asc(person.id))
}

/** The children whom replies to an occurrence bring, named or not; not those of unknown age. */
export async function namedInReplies(tx: Database, councilId: string, occurrenceId: string) {
  const rows = await tx
    .select({
      invitationId: attendee.invitationId,
      name: attendee.name,
      ageBand: attendee.ageBand,
    })
    .from(attendee)
    .where(
      and(
        eq(attendee.councilId, councilId),
        eq(attendee.occurrenceId, occurrenceId),
        isNull(attendee.personId),
        ne(attendee.ageBand, 'adult'),
      ),
    )
    .orderBy(asc(attendee.invitationId), asc(attendee.position))
  return rows.flatMap(({ ageBand, ...row }) => (ageBand === 'unknown' ? [] : [{ ...row, ageBand }]))
}

/** What those were called who were joined with a member: such a name is theirs as well. */
export async function namesOfMerged(tx: Database, councilId: string, members: Member[]) {
  const ids = members.map(({ personId }) => personId)
  if (ids.length === 0) return new Map<string, Array<{ name: string }>>()
  const rows = await tx
    .select({ into: sql<string>`${person.mergedIntoId}`, name: person.fullName })
    .from(person)
    .where(
      and(
        eq(person.councilId, councilId),
        inArray(person.mergedIntoId, ids),
        isNull(person.erasedAt),
      ),
    )
  return Map.groupBy(rows, ({ into }) => into)
}

/** What officers said of names in the replies of some parties. */
export async function saidOf(tx: Database, councilId: string, partyIds: string[]) {
  if (partyIds.length === 0) return []
  return tx
    .select({
      partyId: sameChild.partyId,
      // What was said of a record that was joined with another holds for that other.
      personId: sql<string>`coalesce(${person.mergedIntoId}, ${person.id})`,
      nameForm: sameChild.nameForm,
      same: sameChild.same,
    })
    .from(sameChild)
    .innerJoin(
      person,
      and(eq(person.councilId, sameChild.councilId), eq(person.id, sameChild.personId)),
    )
    .where(and(eq(sameChild.councilId, councilId), inArray(sameChild.partyId, partyIds)))
}

/** Pairs of whom an officer said that they are two. */
export async function keptApart(
  tx: Database,
  councilId: string,
  members: Member[],
): Promise<ReadonlySet<string>> {
  if (members.length === 0) return new Set()
  const rows = await tx
    .select({ one: mergeDecision.personId, other: mergeDecision.otherId })
    .from(mergeDecision)
    .where(
      and(
        eq(mergeDecision.councilId, councilId),
        eq(mergeDecision.same, false),
        isNull(mergeDecision.undoneAt),
        inArray(
          mergeDecision.personId,
          members.map(({ personId }) => personId),
        ),
      ),
    )
  return new Set(rows.map(({ one, other }) => twoOf(one, other)))
}

/** Who is on a ceremony's list. */
export async function listedOn(
  tx: Database,
  councilId: string,
  occurrenceId: string,
): Promise<string[]> {
  const rows = await tx
    .select({ personId: honouree.personId })
    .from(honouree)
    .where(
      and(
        eq(honouree.councilId, councilId),
        eq(honouree.occurrenceId, occurrenceId),
        isNull(honouree.withdrawnAt),
      ),
    )
  return rows.map(({ personId }) => personId)
}
