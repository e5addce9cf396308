import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import {
  account,
  arrival,
  attendee,
  invitation,
  letter,
  organisation,
  party,
  partyMember,
  person,
  replyChange,
  unsubscription,
} from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { recordAudit } from '../records/audit.server.ts'
import { readAllotted } from './cut-off.server.ts'
import { readPositions } from './read-invitation.server.ts'
import { lineOf, selectLines } from './list-guests.server.ts'
import type { PartyAtEvent } from './party-at-event.ts'

/** Everything about one party at one occurrence, with its line in the record of views. */
export async function findPartyAtEvent(
  db: Database,
  {
    councilId,
    occurrenceId,
    invitationId,
    actor,
    address,
    now,
  }: {
    councilId: string
    occurrenceId: string
    invitationId: string
    actor: Actor
    address?: string
    now: Date
  },
): Promise<PartyAtEvent | undefined> {
  return inCouncil(db, councilId, async (tx) => {
    const [row] = await selectLines(
      tx,
      and(
        eq(invitation.councilId, councilId),
        eq(invitation.id, invitationId),
        eq(invitation.occurrenceId, occurrenceId),
      ),
    )
    if (!row) return undefined
    const line = lineOf(row)
    const [own] = await tx
      .select({
        contact: {
          id: person.id,
          fullName: person.fullName,
          nativeName: person.nativeName,
          knownAs: person.knownAs,
          language: person.language,
          email: person.email,
          phone: person.phone,
          phoneState: person.phoneState,
        },
        organisationName: organisation.name,
        createdAt: invitation.createdAt,
        erasedAt: party.erasedAt,
      })
      .from(invitation)
      .innerJoin(
        party,
        and(eq(party.councilId, invitation.councilId), eq(party.id, invitation.partyId)),
      )
      .leftJoin(person, and(eq(person.councilId, party.councilId), eq(person.id, party.contactId)))
      .leftJoin(
        organisation,
        and(eq(organisation.councilId, party.councilId), eq(organisation.id, party.organisationId)),
      )
      .where(and(eq(invitation.councilId, councilId), eq(invitation.id, invitationId)))
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'guests.party-viewed',
      subjectId: invitationId,
      address,
      now,
    })
    const waits = row.state === 'waiting' ? [invitationId] : []
    const positions = await readPositions(tx, councilId, waits)
    const allotted = await readAllotted(tx, { councilId, invitationIds: [invitationId] })
    return {
      line,
      contact: own?.contact ?? null,
      stopped: await stoppedBy(tx, councilId, own?.contact?.id),
      organisationName: own?.organisationName ?? null,
      position: positions.get(invitationId) ?? null,
      allotted: allotted.get(invitationId) ?? null,
      createdAt: own?.createdAt ?? now,
      revokedAt: row.revokedAt,
      isForgotten: Boolean(own?.erasedAt),
      members: await membersOf(tx, councilId, line.partyId),
      comers: await tx
        .select({ name: attendee.name, ageBand: attendee.ageBand })
        .from(attendee)
        .where(and(eq(attendee.councilId, councilId), eq(attendee.invitationId, invitationId)))
        .orderBy(asc(attendee.position)),
      ...(await whatHappened(tx, councilId, invitationId)),
    }
  })
}

async function stoppedBy(tx: Database, councilId: string, personId: string | undefined) {
  if (!personId) return []
  const rows = await tx
    .select({ topic: unsubscription.topic })
    .from(unsubscription)
    .where(and(eq(unsubscription.councilId, councilId), eq(unsubscription.personId, personId)))
  return rows.map(({ topic }) => topic)
}

function membersOf(tx: Database, councilId: string, partyId: string) {
  return tx
    .select({
      personId: person.id,
      fullName: person.fullName,
      nativeName: person.nativeName,
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
        eq(partyMember.partyId, partyId),
        // Somebody who was joined with another member is that one.
        isNull(person.mergedIntoId),
      ),
    )
    .orderBy(asc(partyMember.ageBand), asc(person.nameSort), asc(person.id))
}

async function whatHappened(tx: Database, councilId: string, invitationId: string) {
  const byAccount = (column: typeof replyChange.actor | typeof arrival.by) =>
    and(eq(account.councilId, councilId), sql`${column} = 'account:' || ${account.id}`)
  const history = await tx
    .select({
      id: replyChange.id,
      before: replyChange.before,
      after: replyChange.after,
      channel: replyChange.channel,
      reason: replyChange.reason,
      at: replyChange.at,
      by: account.name,
    })
    .from(replyChange)
    .leftJoin(account, byAccount(replyChange.actor))
    .where(and(eq(replyChange.councilId, councilId), eq(replyChange.invitationId, invitationId)))
    .orderBy(desc(replyChange.revision))
  const letters = await tx
    .select({
      id: letter.id,
      purpose: letter.purpose,
      state: letter.state,
      createdAt: letter.createdAt,
      sendAfter: letter.sendAfter,
      sentAt: letter.sentAt,
    })
    .from(letter)
    .where(and(eq(letter.councilId, councilId), eq(letter.subjectId, invitationId)))
    .orderBy(desc(letter.createdAt), desc(letter.id))
  const arrivals = await tx
    .select({ id: arrival.id, people: arrival.people, at: arrival.at, by: account.name })
    .from(arrival)
    .leftJoin(account, byAccount(arrival.by))
    .where(and(eq(arrival.councilId, councilId), eq(arrival.invitationId, invitationId)))
    .orderBy(desc(arrival.at), desc(arrival.id))
  return { history, letters, arrivals }
}
