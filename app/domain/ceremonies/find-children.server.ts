import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import {
  attendee,
  honouree,
  invitation,
  party,
  partyMember,
  person,
  reply,
} from '#db/schema/index.ts'
import type { AgeBand } from '../invitations/people.ts'
import { searchForm } from '../names.ts'

/** A child of an invited family who is not on the ceremony's list. */
export interface ChildOfParty {
  /** Null for a child that is known only by the name in the family's reply. */
  personId: string | null
  name: string
  ageBand: AgeBand
  partyId: string
  partyLabel: string
  language: string
  /** The family said yes and has its places. */
  isComing: boolean
}

/**
 * The children of the families invited to an occurrence who are not on its list yet: those of the
 * directory, and those whom a reply names. By family, then by name.
 */
export async function findChildren(
  db: Database,
  { councilId, occurrenceId }: { councilId: string; occurrenceId: string },
): Promise<ChildOfParty[]> {
  return inCouncil(db, councilId, async (tx) => {
    const families = await familiesOf(tx, councilId, occurrenceId)
    const ids = families.map(({ partyId }) => partyId)
    const members = await membersOf(tx, councilId, ids)
    const named = await namedInReplies(tx, councilId, occurrenceId)
    const listed = new Set(await listedOn(tx, councilId, occurrenceId))
    return families.flatMap(({ invitationId, ...family }) => {
      const own = members.filter(({ partyId }) => partyId === family.partyId)
      const known = own
        .filter(({ personId }) => !listed.has(personId))
        .map(({ personId, name, ageBand }) => ({ ...family, personId, name, ageBand }))
      const typed = named
        .filter((one) => one.invitationId === invitationId && one.name)
        .filter(({ name }) => !own.some((member) => isSameChild(member.name, name ?? '')))
        .map(({ name, ageBand }) => ({ ...family, personId: null, name: name ?? '', ageBand }))
      return [...known, ...typed]
    })
  })
}

/** "Layla" of the reply is Layla Haddad of the directory: all that was typed is in the name. */
function isSameChild(known: string, typed: string): boolean {
  const words = new Set(searchForm(known).split(' '))
  return searchForm(typed)
    .split(' ')
    .every((word) => words.has(word))
}

async function familiesOf(tx: Database, councilId: string, occurrenceId: string) {
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

async function membersOf(tx: Database, councilId: string, partyIds: string[]) {
  if (partyIds.length === 0) return []
  return tx
    .select({
      partyId: partyMember.partyId,
      personId: person.id,
      name: person.fullName,
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
    .orderBy(asc(person.nameSort), asc(person.id))
}

async function namedInReplies(tx: Database, councilId: string, occurrenceId: string) {
  return tx
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
}

async function listedOn(tx: Database, councilId: string, occurrenceId: string): Promise<string[]> {
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
