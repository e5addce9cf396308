import { and, desc, eq, isNull, ne, or } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import {
  affiliation,
  event,
  invitation,
  mergeDecision,
  occurrence,
  organisation,
  partyMember,
  person,
  reply,
} from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { findDuplicates, type MatchReason } from '../invitations/duplicates.ts'
import { answerOf, type GuestAnswer } from '../invitations/answers.ts'
import { recordAudit } from '../records/audit.server.ts'
import { soundsOf } from './name-sound.ts'
import { nameMatches } from './match-name.server.ts'

export interface PersonPage {
  person: typeof person.$inferSelect
  /** Where this person went, when they were merged into another. */
  organisations: Array<{ id: string; name: string; jobTitle: string | null }>
  invitations: Array<{
    invitationId: string
    eventId: string
    occurrenceId: string
    title: string
    startsAt: Date
    timeZone: string
    answer: GuestAnswer
  }>
  /** People who may be the same one; an officer says. */
  alike: Array<{ id: string; fullName: string; nativeName: string | null; reasons: MatchReason[] }>
  merges: Array<{ decisionId: string; fullName: string; at: Date }>
}

/** One person with their events, and who may be the same, with the line in the record of views. */
export async function findPerson(
  db: Database,
  {
    councilId,
    personId,
    actor,
    address,
    now,
  }: { councilId: string; personId: string; actor: Actor; address?: string; now: Date },
): Promise<PersonPage | undefined> {
  return inCouncil(db, councilId, async (tx) => {
    const [found] = await tx
      .select()
      .from(person)
      .where(and(eq(person.councilId, councilId), eq(person.id, personId)))
    if (!found || found.erasedAt) return undefined
    const organisations = await tx
      .select({ id: organisation.id, name: organisation.name, jobTitle: affiliation.jobTitle })
      .from(affiliation)
      .innerJoin(
        organisation,
        and(
          eq(organisation.councilId, affiliation.councilId),
          eq(organisation.id, affiliation.organisationId),
        ),
      )
      .where(and(eq(affiliation.councilId, councilId), eq(affiliation.personId, personId)))
    const invited = await tx
      .select({
        invitationId: invitation.id,
        eventId: event.id,
        occurrenceId: occurrence.id,
        title: event.title,
        startsAt: occurrence.startsAt,
        timeZone: occurrence.timeZone,
        state: reply.state,
        revokedAt: invitation.revokedAt,
      })
      .from(partyMember)
      .innerJoin(
        invitation,
        and(
          eq(invitation.councilId, partyMember.councilId),
          eq(invitation.partyId, partyMember.partyId),
        ),
      )
      .innerJoin(
        occurrence,
        and(
          eq(occurrence.councilId, invitation.councilId),
          eq(occurrence.id, invitation.occurrenceId),
        ),
      )
      .innerJoin(
        event,
        and(eq(event.councilId, occurrence.councilId), eq(event.id, occurrence.eventId)),
      )
      .leftJoin(
        reply,
        and(eq(reply.councilId, invitation.councilId), eq(reply.invitationId, invitation.id)),
      )
      .where(and(eq(partyMember.councilId, councilId), eq(partyMember.personId, personId)))
      .orderBy(desc(occurrence.startsAt), desc(occurrence.id))
      .limit(200)
    const merges = await tx
      .select({ decisionId: mergeDecision.id, fullName: person.fullName, at: mergeDecision.at })
      .from(mergeDecision)
      .innerJoin(
        person,
        and(eq(person.councilId, mergeDecision.councilId), eq(person.id, mergeDecision.otherId)),
      )
      .where(
        and(
          eq(mergeDecision.councilId, councilId),
          eq(mergeDecision.personId, personId),
          eq(mergeDecision.same, true),
          isNull(mergeDecision.undoneAt),
        ),
      )
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'directory.person-viewed',
      subjectId: personId,
      address,
      now,
    })
    return {
      person: found,
      organisations,
      merges,
      alike: found.mergedIntoId ? [] : await alikeOf(tx, found),
      invitations: invited.map(({ state, revokedAt, ...row }) => ({
        ...row,
        answer: answerOf(state, revokedAt),
      })),
    }
  })
}

type PersonRow = typeof person.$inferSelect

/** Those who share an address, a number or the sound of a name; the rest of the directory is not read. */
async function alikeOf(tx: Database, found: PersonRow): Promise<PersonPage['alike']> {
  const { councilId, id, email, phone, fullName } = found
  const sounding =
    soundsOf(fullName).length > 1 ? nameMatches(person.nameSearch, fullName) : undefined
  const others = await tx
    .select()
    .from(person)
    .where(
      and(
        eq(person.councilId, councilId),
        ne(person.id, id),
        isNull(person.mergedIntoId),
        isNull(person.erasedAt),
        or(
          email ? eq(person.email, email) : undefined,
          phone ? eq(person.phone, phone) : undefined,
          sounding,
          eq(person.nameSort, found.nameSort),
        ),
      ),
    )
    .limit(50)
  const candidate = (row: PersonRow) => ({
    key: row.id,
    name: row.fullName,
    nativeName: row.nativeName ?? undefined,
    email: row.email ?? undefined,
    phone: row.phone ?? undefined,
  })
  const matches = findDuplicates({
    newcomers: [candidate(found)],
    existing: others.map(candidate),
  }).get(id)
  const rows = new Map(others.map((row) => [row.id, row]))
  return (matches ?? []).slice(0, 8).flatMap(({ other, reasons }) => {
    const row = rows.get(other)
    return row ? [{ id: row.id, fullName: row.fullName, nativeName: row.nativeName, reasons }] : []
  })
}
