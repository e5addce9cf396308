import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { event, eventPartner, occurrence, organisation } from '#db/schema/index.ts'
import { dateOf, eventOf, isPublic, selectDates } from './find-public-dates.server.ts'
import type { PublicDate, PublicEvent } from './public-date.ts'
import type { QuestionSet } from './kinds.ts'

/** A public event's page: what it is, its dates, who holds it with the council. */
export interface EventOnPage {
  event: PublicEvent & { questions: QuestionSet }
  /** Earliest first; at least one. */
  dates: PublicDate[]
  /** Organisations by name; a coded name where the real one must not stand. */
  partners: string[]
}

/**
 * A published public event by its address.
 *
 * @returns Undefined alike for what never was, a draft, and what is by invitation: the same query
 *   finds nothing, so neither the answer nor its time tells them apart.
 */
export async function findPublicEvent(
  db: Database,
  { councilId, slug, now }: { councilId: string; slug: string; now: Date },
): Promise<EventOnPage | undefined> {
  return inCouncil(db, councilId, async (tx) => {
    const rows = await selectDates(tx, partners)
      .where(and(isPublic(councilId), eq(event.slug, slug)))
      .orderBy(asc(occurrence.startsAt), asc(occurrence.id))
    const [first] = rows
    if (!first) return undefined
    return {
      event: { ...eventOf(first), questions: first.event.questions },
      dates: rows.map((row) => dateOf(row, now)),
      partners: first.partners,
    }
  })
}

/** Names of an event's partners. Who names the guests says something about the guests: not here. */
const partners = sql<
  string[]
>`(select coalesce(jsonb_agg(coalesce(held.coded_name, held.name) order by held.name), '[]') from
  (select distinct ${organisation.name}, ${organisation.codedName} from ${eventPartner}
    join ${organisation} on ${organisation.councilId} = ${eventPartner.councilId} and ${organisation.id} = ${eventPartner.organisationId}
    where ${eventPartner.councilId} = ${event.councilId} and ${eventPartner.eventId} = ${event.id}
      and ${eventPartner.role} <> 'nominator') held)`

/** Addresses of all public events, for search engines; those that are over for long are left to rest. */
export async function findPublicSlugs(
  db: Database,
  { councilId, endsAfter }: { councilId: string; endsAfter: Date },
): Promise<string[]> {
  return inCouncil(db, councilId, async (tx) => {
    const rows = await tx
      .selectDistinct({ slug: event.slug })
      .from(occurrence)
      .innerJoin(
        event,
        and(eq(event.councilId, occurrence.councilId), eq(event.id, occurrence.eventId)),
      )
      .where(and(isPublic(councilId), gt(occurrence.endsAt, endsAfter)))
      .orderBy(asc(event.slug))
      .limit(MOST_IN_A_SITEMAP)
    return rows.map(({ slug }) => slug)
  })
}

/** The sitemap protocol's limit is 50,000 addresses. */
const MOST_IN_A_SITEMAP = 10_000
