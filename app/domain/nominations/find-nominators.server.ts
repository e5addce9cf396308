import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { letter, link, nominator, organisation, person } from '#db/schema/index.ts'
import { nominatePath } from '../access/links.server.ts'

/** Who nominates for a ceremony, and the link that holds. */
export interface NominatorLine {
  id: string
  name: string
  isGuardian: boolean
  /** The one of its kind that knows how many children were registered. */
  isRegister: boolean
  contact: { personId: string; name: string; email: string | null } | null
  /** The path of the page; null: revoked, or never made. */
  path: string | null
  sentAt: Date | null
}

/** Who nominates for a ceremony, by name. */
export async function findNominators(
  db: Database,
  { councilId, eventId }: { councilId: string; eventId: string },
): Promise<NominatorLine[]> {
  return inCouncil(db, councilId, async (tx) => {
    const rows = await tx
      .select({ nominator, organisation, person })
      .from(nominator)
      .leftJoin(
        organisation,
        and(
          eq(organisation.councilId, nominator.councilId),
          eq(organisation.id, nominator.organisationId),
        ),
      )
      .leftJoin(
        person,
        and(eq(person.councilId, nominator.councilId), eq(person.id, nominator.personId)),
      )
      .where(and(eq(nominator.councilId, councilId), eq(nominator.eventId, eventId)))
      .orderBy(asc(organisation.name), asc(person.nameSort), asc(nominator.id))
    const ids = rows.map((row) => row.nominator.id)
    if (ids.length === 0) return []
    const links = await tx
      .select()
      .from(link)
      .where(
        and(eq(link.councilId, councilId), inArray(link.nominatorId, ids), isNull(link.revokedAt)),
      )
    const letters = await tx
      .select({ subjectId: letter.subjectId, at: letter.createdAt })
      .from(letter)
      .where(
        and(
          eq(letter.councilId, councilId),
          eq(letter.purpose, 'nominate'),
          inArray(letter.subjectId, ids),
          inArray(letter.state, ['sent', 'queued', 'sending', 'kept']),
        ),
      )
      .orderBy(desc(letter.createdAt))
    return rows.map(({ nominator: { id }, organisation: from, person: who }) => {
      const open = links.find((one) => one.nominatorId === id)
      return {
        id,
        name: from?.name ?? who?.fullName ?? '',
        isGuardian: from === null,
        isRegister: from?.kind === 'register_office',
        contact: who ? { personId: who.id, name: who.fullName, email: who.email } : null,
        path: open ? nominatePath(open) : null,
        sentAt: letters.find((one) => one.subjectId === id)?.at ?? null,
      }
    })
  })
}
