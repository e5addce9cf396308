import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { certificate, honouree, invitation, occurrence, party, reply } from '#db/schema/index.ts'
import { whoGoes } from '../directory/erase-people.server.ts'
import type { Forgetting } from './forgetting.ts'

/** Undefined for a party of nobody, or one that is forgotten. */
export async function whatForgettingTakes(
  db: Database,
  { councilId, partyId, now }: { councilId: string; partyId: string; now: Date },
): Promise<Forgetting | undefined> {
  return inCouncil(db, councilId, async (tx) => {
    const [found] = await tx
      .select({ erasedAt: party.erasedAt })
      .from(party)
      .where(and(eq(party.councilId, councilId), eq(party.id, partyId)))
    if (!found || found.erasedAt) return undefined
    const { own, stay } = await whoGoes(tx, { councilId, partyId })
    const issued = await tx
      .select({ id: certificate.id })
      .from(certificate)
      .innerJoin(
        honouree,
        and(eq(honouree.councilId, certificate.councilId), eq(honouree.id, certificate.honoureeId)),
      )
      .where(
        and(
          eq(certificate.councilId, councilId),
          inArray(honouree.personId, own),
          isNull(certificate.erasedAt),
        ),
      )
    const comes = await tx
      .select({
        startsAt: occurrence.startsAt,
        timeZone: occurrence.timeZone,
        people: reply.people,
      })
      .from(invitation)
      .innerJoin(
        occurrence,
        and(
          eq(occurrence.councilId, invitation.councilId),
          eq(occurrence.id, invitation.occurrenceId),
        ),
      )
      .leftJoin(
        reply,
        and(eq(reply.councilId, invitation.councilId), eq(reply.invitationId, invitation.id)),
      )
      .where(
        and(
          eq(invitation.councilId, councilId),
          eq(invitation.partyId, partyId),
          isNull(invitation.revokedAt),
          isNull(occurrence.cancelledAt),
          gt(occurrence.startsAt, now),
        ),
      )
      .orderBy(asc(occurrence.startsAt))
    return {
      people: own.length,
      stay,
      certificates: issued.length,
      comes: comes.map((one) => ({ ...one, people: one.people ?? 0 })),
    }
  })
}
