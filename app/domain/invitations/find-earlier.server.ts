import { and, desc, eq, isNull, ne, sql, type SQL } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { event, invitation, occurrence, party, person } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { recordAudit } from '../records/audit.server.ts'
import type { EarlierFilter } from './invite-again.form.ts'

/** A date whose families can be invited again. */
export interface EarlierDate {
  occurrenceId: string
  title: string
  startsAt: Date
  timeZone: string
}

/** A family of an earlier date that is not on this list. */
export interface EarlierFamily {
  partyId: string
  label: string
  nativeName: string | null
  language: string
  /** The most that it was invited for then, and would be now. */
  peopleLimit: number
  /** Those under 18 whom the directory knows, or who were in the answer then. */
  children: number
  /** How many of them came then. */
  came: number
}

const MOST_DATES = 60
const MOST_FAMILIES = 500

const scopeOf = (councilId: string) =>
  sql`pm.council_id = ${councilId} and pm.party_id = ${party.id}`
const childrenOf = (councilId: string): SQL<number> =>
  sql<number>`greatest(
    (select count(*) from party_member pm where ${scopeOf(councilId)} and pm.age_band <> 'adult'),
    (select count(*) from attendee a where a.council_id = ${councilId} and a.invitation_id = ${invitation.id}
      and a.age_band in ('young', 'child', 'infant')))::int`
const came = sql<number>`(select coalesce(sum(people), 0)::int from arrival
  where arrival.council_id = ${invitation.councilId} and arrival.invitation_id = ${invitation.id})`

/** Every other date that has guests, the latest first; of a series also its other dates. */
export async function findEarlierDates(
  db: Database,
  { councilId, occurrenceId }: { councilId: string; occurrenceId: string },
): Promise<EarlierDate[]> {
  return inCouncil(db, councilId, (tx) =>
    tx
      .select({
        occurrenceId: occurrence.id,
        title: event.title,
        startsAt: occurrence.startsAt,
        timeZone: occurrence.timeZone,
      })
      .from(occurrence)
      .innerJoin(
        event,
        and(eq(event.councilId, occurrence.councilId), eq(event.id, occurrence.eventId)),
      )
      .where(
        and(
          eq(occurrence.councilId, councilId),
          ne(occurrence.id, occurrenceId),
          sql`exists (select from invitation i where i.council_id = ${councilId} and i.occurrence_id = ${occurrence.id})`,
        ),
      )
      .orderBy(desc(occurrence.startsAt), desc(occurrence.id))
      .limit(MOST_DATES),
  )
}

/**
 * Families of an earlier date that can be invited to this one: not those that are on this list, withdrawn
 * or not, and nobody who was forgotten. By name, with the line in the record of views.
 */
export async function findEarlierFamilies(
  db: Database,
  {
    councilId,
    occurrenceId,
    filter,
    actor,
    now,
  }: {
    councilId: string
    occurrenceId: string
    filter: EarlierFilter & { from: string }
    actor: Actor
    now: Date
  },
): Promise<EarlierFamily[]> {
  return inCouncil(db, councilId, async (tx) => {
    const families = await tx
      .select({
        partyId: party.id,
        label: party.label,
        nativeName: person.nativeName,
        language: party.language,
        peopleLimit: invitation.peopleLimit,
        children: childrenOf(councilId),
        came,
      })
      .from(invitation)
      .innerJoin(
        party,
        and(eq(party.councilId, invitation.councilId), eq(party.id, invitation.partyId)),
      )
      .leftJoin(person, and(eq(person.councilId, party.councilId), eq(person.id, party.contactId)))
      .where(
        and(
          eq(invitation.councilId, councilId),
          eq(invitation.occurrenceId, filter.from),
          ne(party.kind, 'group'),
          isNull(party.erasedAt),
          isNull(party.mergedIntoId),
          filter.language ? eq(party.language, filter.language) : undefined,
          filter.children ? sql`${childrenOf(councilId)} > 0` : undefined,
          filter.came ? sql`${came} > 0` : undefined,
          sql`not exists (select from invitation here where here.council_id = ${councilId}
            and here.occurrence_id = ${occurrenceId} and here.party_id = ${party.id})`,
        ),
      )
      .orderBy(invitation.labelSort, party.id)
      .limit(MOST_FAMILIES)
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'guests.earlier-viewed',
      subjectId: filter.from,
      detail: { shown: families.length },
      now,
    })
    return families
  })
}
