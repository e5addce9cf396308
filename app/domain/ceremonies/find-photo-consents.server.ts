import { and, asc, eq, isNull } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { consent, honouree, occurrence, partyMember, person } from '#db/schema/index.ts'
import type { AgeBand } from '../invitations/people.ts'
import { photoConsent, type PhotoConsent } from './photo-consent.ts'

/** A row of the consents, as it was said. */
export type ConsentRow = typeof consent.$inferSelect

/** A child of a ceremony, and what was said about photographs of it. */
export interface ChildConsent extends PhotoConsent {
  honoureeId: string
  personId: string
  ageBand: AgeBand | null
  photosClearedAt: Date | null
  /** All that was ever said, the oldest first. */
  said: ConsentRow[]
}

/**
 * What was said about photographs of a ceremony's children, by honouree: the one source of every list
 * and card. A child who is not in it, because it is withdrawn or forgotten, is on none of them.
 * Two queries, whatever their number.
 */
export async function findPhotoConsents(
  db: Database,
  { councilId, occurrenceId }: { councilId: string; occurrenceId: string },
): Promise<Map<string, ChildConsent>> {
  return inCouncil(db, councilId, async (tx) => {
    const children = await tx
      .select({
        honoureeId: honouree.id,
        personId: honouree.personId,
        photosClearedAt: honouree.photosClearedAt,
        ageBand: partyMember.ageBand,
        eventId: occurrence.eventId,
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
      .leftJoin(
        partyMember,
        and(
          eq(partyMember.councilId, honouree.councilId),
          eq(partyMember.partyId, honouree.partyId),
          eq(partyMember.personId, honouree.personId),
        ),
      )
      .where(
        and(
          eq(honouree.councilId, councilId),
          eq(honouree.occurrenceId, occurrenceId),
          isNull(honouree.withdrawnAt),
          isNull(person.erasedAt),
        ),
      )
    const [first] = children
    const said = first
      ? await saidAt(tx, councilId, first.eventId)
      : new Map<string, ConsentRow[]>()
    return new Map(
      children.map((child) => {
        const mine = said.get(child.personId) ?? []
        return [child.honoureeId, { ...child, said: mine, ...photoConsent(mine, child) }]
      }),
    )
  })
}

/** What was said at an event, by child; of two records that are one child, what was said of both. */
async function saidAt(
  tx: Database,
  councilId: string,
  eventId: string,
): Promise<Map<string, ConsentRow[]>> {
  const rows = await tx
    .select({ row: consent, mergedIntoId: person.mergedIntoId })
    .from(consent)
    .innerJoin(
      person,
      and(eq(person.councilId, consent.councilId), eq(person.id, consent.personId)),
    )
    .where(and(eq(consent.councilId, councilId), eq(consent.eventId, eventId)))
    .orderBy(asc(consent.at), asc(consent.id))
  const groups = Map.groupBy(rows, ({ row, mergedIntoId }) => mergedIntoId ?? row.personId)
  return new Map([...groups].map(([personId, group]) => [personId, group.map(({ row }) => row)]))
}
