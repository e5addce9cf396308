import { and, desc, eq, isNull, lt, or } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Database } from '#db/client.server.ts'
import {
  honouree,
  link,
  nameProof,
  nominator,
  occurrence,
  organisation,
  party,
  person,
} from '#db/schema/index.ts'

/** A child who is on this ceremony's list, or was on an earlier one's. */
export interface KnownChild {
  personId: string
  name: string
  guardian: { name: string | null; email: string | null; phone: string | null }
  /** On the list of this ceremony. */
  isListed: boolean
  /** Of the ceremony that the child is or was on. */
  startsAt: Date
}

const guardian = alias(person, 'guardian')

/** Children on this ceremony's list and on those of earlier ones, by person, the newest ceremony first. */
export async function knownChildren(
  tx: Database,
  { councilId, eventId }: { councilId: string; eventId: string },
) {
  const rows = await tx
    .select({
      honoureeId: honouree.id,
      person,
      guardian,
      organisationId: party.organisationId,
      eventId: occurrence.eventId,
      startsAt: occurrence.startsAt,
      printed: nameProof.name,
    })
    .from(honouree)
    .innerJoin(
      occurrence,
      and(eq(occurrence.councilId, honouree.councilId), eq(occurrence.id, honouree.occurrenceId)),
    )
    .innerJoin(
      person,
      and(eq(person.councilId, honouree.councilId), eq(person.id, honouree.personId)),
    )
    .leftJoin(party, and(eq(party.councilId, honouree.councilId), eq(party.id, honouree.partyId)))
    .leftJoin(
      guardian,
      and(eq(guardian.councilId, party.councilId), eq(guardian.id, party.contactId)),
    )
    .leftJoin(
      nameProof,
      and(
        eq(nameProof.councilId, honouree.councilId),
        eq(nameProof.honoureeId, honouree.id),
        eq(nameProof.revision, 1),
      ),
    )
    .where(
      and(
        eq(honouree.councilId, councilId),
        isNull(honouree.withdrawnAt),
        isNull(person.erasedAt),
        isNull(person.mergedIntoId),
        or(
          eq(occurrence.eventId, eventId),
          lt(
            occurrence.startsAt,
            tx
              .select({ startsAt: occurrence.startsAt })
              .from(occurrence)
              .where(and(eq(occurrence.councilId, councilId), eq(occurrence.eventId, eventId)))
              .orderBy(desc(occurrence.startsAt))
              .limit(1),
          ),
        ),
      ),
    )
    .orderBy(desc(occurrence.startsAt), honouree.id)
  const known = new Map<string, { child: KnownChild; names: string[]; honoureeIds: string[] }>()
  for (const row of rows) {
    const names = [row.person.fullName, row.person.nativeName, row.printed].flatMap(
      (name) => name || [],
    )
    const isListed = row.eventId === eventId
    const there = known.get(row.person.id)
    if (there) {
      there.child.isListed ||= isListed
      there.honoureeIds.push(row.honoureeId)
      continue
    }
    known.set(row.person.id, {
      names: [...new Set(names)],
      honoureeIds: [row.honoureeId],
      child: {
        personId: row.person.id,
        name: row.person.fullName,
        // Reached through an organisation: its worker is nobody's guardian.
        guardian:
          row.guardian && !row.organisationId
            ? {
                name: row.guardian.fullName,
                email: row.guardian.email,
                phone: row.guardian.phone,
              }
            : { name: null, email: null, phone: null },
        isListed,
        startsAt: row.startsAt,
      },
    })
  }
  return known
}

/** The name of the organisation whose link said it; null: an officer. */
export async function registeredFrom(
  tx: Database,
  councilId: string,
  label: string | null,
): Promise<string | null> {
  const linkId = /^link:([0-9a-f-]{36})$/.exec(label ?? '')?.[1]
  if (!linkId) return null
  const [found] = await tx
    .select({ name: organisation.name })
    .from(link)
    .innerJoin(
      nominator,
      and(eq(nominator.councilId, link.councilId), eq(nominator.id, link.nominatorId)),
    )
    .innerJoin(
      organisation,
      and(
        eq(organisation.councilId, nominator.councilId),
        eq(organisation.id, nominator.organisationId),
      ),
    )
    .where(and(eq(link.councilId, councilId), eq(link.id, linkId)))
  return found?.name ?? null
}
