import { and, eq } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { invitation } from '#db/schema/index.ts'
import { answerPath, replyLink } from '../access/links.server.ts'
import type { Actor } from '../actor.ts'
import { recordAudit } from '../records/audit.server.ts'

/**
 * The address under which a party answers, for an officer who hands it on; the record says who took it.
 *
 * @returns The page's path; undefined for an invitation that is not of this occurrence, or is withdrawn.
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
): Promise<string | undefined> {
  return inCouncil(db, councilId, async (tx) => {
    const [found] = await tx
      .select({ partyId: invitation.partyId, revokedAt: invitation.revokedAt })
      .from(invitation)
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
    return answerPath(linkRow)
  })
}
