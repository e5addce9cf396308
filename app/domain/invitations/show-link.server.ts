import { and, eq } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { invitation, party, person } from '#db/schema/index.ts'
import { answerPath, replyLink } from '../access/links.server.ts'
import type { Actor } from '../actor.ts'
import { recordAudit } from '../records/audit.server.ts'

/**
 * The address under which a party answers, for an officer who hands it on; the record says who took it.
 *
 * @returns The page's path, and whom it is handed to in which language; undefined for an invitation that is not of this occurrence, or is withdrawn.
 */
export async function replyPathFor(
  db: Database,
  {
    councilId,
    occurrenceId,
    eventId,
    invitationId,
    actor,
    now,
  }: {
    councilId: string
    occurrenceId: string
    eventId: string
    invitationId: string
    actor: Actor
    now: Date
  },
): Promise<{ path: string; phone: string | null; language: string } | undefined> {
  return inCouncil(db, councilId, async (tx) => {
    const [found] = await tx
      .select({
        partyId: invitation.partyId,
        revokedAt: invitation.revokedAt,
        language: party.language,
        phone: person.phone,
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
          eq(invitation.id, invitationId),
          eq(invitation.occurrenceId, occurrenceId),
        ),
      )
    if (!found || found.revokedAt) return undefined
    const linkRow = await replyLink(tx, { councilId, partyId: found.partyId, eventId, now })
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'guests.link-shown',
      subjectId: invitationId,
      now,
    })
    return { path: answerPath(linkRow), phone: found.phone, language: found.language }
  })
}
